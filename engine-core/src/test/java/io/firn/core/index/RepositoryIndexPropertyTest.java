package io.firn.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.RepositoryIndex.OnDamage;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random claims, uploads, flushes and reopenings against a map. */
class RepositoryIndexPropertyTest {

  private static final int STEPS = 400;

  @TempDir Path cache;

  private final InMemoryStorage storage = new InMemoryStorage();

  /** What was stored where; flushed or not. */
  private record Stored(SegmentRef segment, int offset, int length, int place, int raw) {}

  private final Map<ChunkId, Stored> flushed = new HashMap<>();
  private final Map<ChunkId, Stored> unflushed = new HashMap<>();
  private final Set<ChunkId> claimed = new HashSet<>();
  private final List<ChunkId> all = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAsAMapDoes(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    RandomSegments make = new RandomSegments(random);
    RepositoryIndex index = reopen(random);
    for (int step = 0; step < STEPS; step++) {
      String where = "seed " + seed + ", step " + step;
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> claim(index, random, make, where);
        case 4, 5 -> upload(index, random, make);
        case 6, 7 -> {
          index.flush();
          flushed.putAll(unflushed);
          unflushed.clear();
          assertThat(index.unflushedChunks()).as(where).isZero();
        }
        case 8 -> {
          index.close();
          unflushed.clear();
          claimed.clear();
          index = reopen(random);
        }
        default -> compare(index, random, make, where);
      }
    }
    index.flush();
    flushed.putAll(unflushed);
    unflushed.clear();
    for (ChunkId chunk : all) {
      check(index, chunk, "seed " + seed + ", at the end");
    }
  }

  /** Every third time another machine, that has no cache yet. */
  private RepositoryIndex reopen(SplittableRandom random) throws IOException {
    int machine = random.nextInt(3);
    Optional<Path> folder =
        machine == 0 ? Optional.empty() : Optional.of(cache.resolve("machine" + machine));
    return RepositoryIndex.open(storage, new PlainKeys(), folder, OnDamage.FAIL);
  }

  private void claim(
      RepositoryIndex index, SplittableRandom random, RandomSegments make, String where)
      throws IOException {
    for (int i = random.nextInt(60); i > 0; i--) {
      ChunkId chunk =
          all.isEmpty() || random.nextInt(3) > 0
              ? make.chunk()
              : all.get(random.nextInt(all.size()));
      int answer = index.claim(chunk);
      if (flushed.containsKey(chunk)) {
        assertThat(index.segment(answer).id())
            .as(where)
            .isEqualTo(flushed.get(chunk).segment().id());
      } else if (claimed.contains(chunk) || unflushed.containsKey(chunk)) {
        assertThat(answer).as(where).isEqualTo(RunIndex.IN_THIS_RUN);
      } else {
        assertThat(answer).as(where).isEqualTo(RunIndex.CLAIMED);
        claimed.add(chunk);
        all.add(chunk);
      }
    }
  }

  private void upload(RepositoryIndex index, SplittableRandom random, RandomSegments make)
      throws IOException {
    List<ChunkId> chunks = new ArrayList<>();
    for (ChunkId chunk : claimed) {
      if (random.nextInt(4) > 0) {
        chunks.add(chunk);
      }
    }
    claimed.removeAll(chunks);
    SegmentRef segment = make.segment();
    SegmentTable table = make.table(chunks);
    int number = index.uploaded(segment, table);
    assertThat(index.segment(number)).isEqualTo(segment);
    for (SegmentTable.Block block : table.blocks()) {
      int place = 0;
      for (SegmentTable.Chunk chunk : block.chunks()) {
        unflushed.put(
            chunk.id(), new Stored(segment, block.offset(), block.length(), place, chunk.length()));
        place += chunk.length();
      }
    }
  }

  private void compare(
      RepositoryIndex index, SplittableRandom random, RandomSegments make, String where)
      throws IOException {
    assertThat(index.find(make.chunk())).as(where).isNull();
    for (int i = 0; i < 50 && !all.isEmpty(); i++) {
      check(index, all.get(random.nextInt(all.size())), where);
    }
  }

  private void check(RepositoryIndex index, ChunkId chunk, String where) throws IOException {
    Stored stored = unflushed.getOrDefault(chunk, flushed.get(chunk));
    ChunkLocation found = index.find(chunk);
    if (stored == null) {
      assertThat(found).as(where).isNull();
    } else {
      assertThat(found).as(where).isNotNull();
      SegmentRef segment = index.segment(found.segment());
      assertThat(segment.id()).as(where).isEqualTo(stored.segment().id());
      assertThat(segment.salt()).as(where).isEqualTo(stored.segment().salt());
      assertThat(segment.epoch()).as(where).isEqualTo(stored.segment().epoch());
      assertThat(segment.size()).as(where).isEqualTo(stored.segment().size());
      assertThat(found)
          .as(where)
          .isEqualTo(
              new ChunkLocation(
                  found.segment(), stored.offset(), stored.length(), stored.place(), stored.raw()));
    }
  }
}
