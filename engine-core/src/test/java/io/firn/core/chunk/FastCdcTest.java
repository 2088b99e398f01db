package io.firn.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastCdcTest {

  private static final byte[] SEED = new byte[32];

  /** Where the content is cut when it is handed in at once. */
  private static List<Integer> cuts(ChunkingParameters parameters, byte[] content) {
    Cutter cutter = new FastCdc(parameters, SEED).newCutter();
    List<Integer> cuts = new ArrayList<>();
    int at = 0;
    while (true) {
      int cut = cutter.next(MemorySegment.ofArray(content), at, content.length);
      if (cut < 0) {
        return cuts;
      }
      cuts.add(cut);
      at = cut;
    }
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static ChunkingParameters randomParameters(Random random) {
    int average = 1 << random.nextInt(12);
    int minimum = random.nextInt(1, average + 1);
    return new ChunkingParameters(minimum, average, average + random.nextInt(5 * average), 1, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void lengthsAreBetweenMinimumAndMaximum(long seed) {
    Random random = new Random(seed);
    ChunkingParameters parameters = randomParameters(random);
    int before = 0;
    for (int cut : cuts(parameters, random(seed, 200_000))) {
      assertThat(cut - before)
          .as("%s, seed %d", parameters, seed)
          .isBetween(parameters.minimum(), parameters.maximum());
      before = cut;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void itDoesNotMatterHowTheBytesComeIn(long seed) {
    Random random = new Random(seed);
    ChunkingParameters parameters = randomParameters(random);
    byte[] content = random(seed, 50_000);
    Cutter cutter = new FastCdc(parameters, SEED).newCutter();
    List<Integer> cuts = new ArrayList<>();
    int taken = 0;
    while (taken < content.length) {
      int piece = Math.min(content.length - taken, random.nextInt(3 * parameters.average() + 1));
      // Each piece lies somewhere else in a buffer of its own, as after a refill.
      int place = random.nextInt(100);
      byte[] buffer = new byte[place + piece];
      System.arraycopy(content, taken, buffer, place, piece);
      int at = place;
      for (int cut = 0; cut >= 0; ) {
        cut = cutter.next(MemorySegment.ofArray(buffer), at, buffer.length);
        if (cut >= 0) {
          cuts.add(taken + cut - place);
          at = cut;
        }
      }
      taken += piece;
    }
    assertThat(cuts).as("%s, seed %d", parameters, seed).isEqualTo(cuts(parameters, content));
  }

  @Test
  void cutsAreTheSameAgainSoonAfterAnInsertion() {
    ChunkingParameters parameters = ChunkingParameters.around(1024);
    byte[] before = random(21, 400_000);
    byte[] after = new byte[before.length + 7];
    System.arraycopy(before, 0, after, 0, 100_000);
    System.arraycopy(before, 100_000, after, 100_007, before.length - 100_000);
    Set<Integer> moved = new HashSet<>();
    cuts(parameters, before).forEach(cut -> moved.add(cut < 100_000 ? cut : cut + 7));
    List<Integer> changed = new ArrayList<>(cuts(parameters, after));
    changed.removeAll(moved);
    assertThat(changed).hasSizeLessThan(10).allMatch(cut -> cut >= 100_000 && cut < 120_000);
  }

  @Test
  void theMeanIsNearTheAverage() {
    byte[] content = random(22, 32 << 20);
    double mean =
        (double) content.length / cuts(ChunkingParameters.around(16 << 10), content).size();
    assertThat(mean).isBetween(0.8 * (16 << 10), 1.3 * (16 << 10));
  }

  @Test
  void anotherSeedCutsElsewhere() {
    byte[] content = random(23, 100_000);
    ChunkingParameters parameters = ChunkingParameters.around(1024);
    Cutter other = new FastCdc(parameters, random(24, 32)).newCutter();
    int first = other.next(MemorySegment.ofArray(content), 0, content.length);
    assertThat(first).isNotEqualTo(cuts(parameters, content).getFirst());
  }

  /** These may never change: another cut finds nothing of what is stored already. */
  @Test
  void goldenCuts() {
    assertThat(cuts(ChunkingParameters.around(1024), random(25, 10_000)))
        .containsExactly(1007, 2445, 3839, 6002, 7066, 8451, 9508);
    assertThat(cuts(ChunkingParameters.around(4), random(26, 60)))
        .containsExactly(5, 8, 13, 18, 23, 28, 33, 35, 40, 45, 50, 55, 58);
  }
}
