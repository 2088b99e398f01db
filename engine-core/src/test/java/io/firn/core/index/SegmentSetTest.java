package io.firn.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SegmentSetTest {

  /** An index of segments alone. */
  private record Segments(List<SegmentRef> list) implements ChunkIndex {
    @Override
    public ChunkLocation find(ChunkId id) {
      return null;
    }

    @Override
    public SegmentRef segment(int number) {
      return list.get(number);
    }

    @Override
    public int segments() {
      return list.size();
    }
  }

  @Test
  void namesComeSortedAndOnce() throws Exception {
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    RandomSegments make = new RandomSegments(random);
    List<SegmentRef> refs = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      boolean again = i > 0 && random.nextInt(10) == 0;
      SegmentRef ref = again ? refs.get(random.nextInt(refs.size())) : make.segment();
      // Some that share their first bytes, as a bucket of many has.
      SegmentId id = ref.id();
      boolean alike = !again && random.nextInt(4) == 0;
      refs.add(
          alike
              ? new SegmentRef(new SegmentId(42, id.w1(), id.w2(), id.w3()), 0, ref.salt(), 9)
              : ref);
    }
    SegmentSet set = new SegmentSet();
    TreeSet<SegmentId> expected = new TreeSet<>();
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < 1500; i++) {
      int number = random.nextInt(refs.size());
      set.add(number);
      numbers.add(number);
      expected.add(refs.get(number).id());
    }
    assertThat(set.size()).isEqualTo(numbers.size());
    assertThat(set.toSortedIds(new Segments(refs))).containsExactlyElementsOf(expected);
    List<Integer> walked = new ArrayList<>();
    for (int number = set.next(0); number >= 0; number = set.next(number + 1)) {
      walked.add(number);
    }
    assertThat(walked).containsExactlyElementsOf(numbers);
  }

  @Test
  void anEmptySetHasNoNames() throws Exception {
    assertThat(new SegmentSet().toSortedIds(new Segments(List.of()))).isEmpty();
    assertThat(new SegmentSet().contains(1_000_000)).isFalse();
    assertThat(new SegmentSet().next(0)).isNegative();
  }

  @Test
  void manyThreadsAddWithoutLoss() throws Exception {
    SegmentSet set = new SegmentSet();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = t;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = first; i < 40_000; i += 4) {
                      set.add(i);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(set.size()).isEqualTo(40_000);
  }
}
