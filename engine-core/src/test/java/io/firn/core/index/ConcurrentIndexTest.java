package io.firn.core.index;

import static io.firn.core.index.IndexFixture.assertKnown;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentIndexTest {

  private static final int THREADS = 4;
  private static final int CHUNKS = 20_000;

  @TempDir Path cache;

  private final IndexFixture repository = new IndexFixture(41);

  private static void runAll(List<Callable<Void>> jobs) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(jobs.size())) {
      for (Future<Void> job : threads.invokeAll(jobs)) {
        job.get();
      }
    }
  }

  @Test
  void eachChunkIsClaimedOnceWhileFlushesMoveThemAway() throws Exception {
    List<ChunkId> chunks = repository.make.chunks(CHUNKS);
    AtomicIntegerArray claims = new AtomicIntegerArray(CHUNKS);
    try (RepositoryIndex index = repository.open(cache)) {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        RandomSegments make = new RandomSegments(repository.random.split());
        jobs.add(() -> claimAll(index, make, chunks, claims));
      }
      runAll(jobs);
      index.flush();
      assertKnown(index, chunks);
    }
    for (int i = 0; i < CHUNKS; i++) {
      assertThat(claims.get(i)).as("claims of chunk %d", i).isEqualTo(1);
    }
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
    }
  }

  private static Void claimAll(
      RepositoryIndex index, RandomSegments make, List<ChunkId> chunks, AtomicIntegerArray claims)
      throws IOException {
    List<ChunkId> mine = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      int answer = index.claim(chunks.get(i));
      if (answer == RunIndex.CLAIMED) {
        claims.incrementAndGet(i);
        mine.add(chunks.get(i));
      } else if (answer >= 0) {
        assertThat(index.segment(answer)).isNotNull();
      }
      if (mine.size() == 250 || i == CHUNKS - 1) {
        index.uploaded(make.segment(), make.table(mine));
        mine.clear();
        index.flush();
      }
    }
    return null;
  }

  @Test
  void manyOpenOneEmptyCacheAtOnce() throws Exception {
    List<ChunkId> chunks = new ArrayList<>();
    try (RepositoryIndex index = repository.openWithoutCache()) {
      for (int i = 0; i < 40; i++) {
        chunks.addAll(repository.store(index, 20));
      }
    }
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      jobs.add(
          () -> {
            for (int round = 0; round < 3; round++) {
              try (RepositoryIndex index = repository.open(cache)) {
                assertKnown(index, chunks);
              }
            }
            return null;
          });
    }
    runAll(jobs);
    // Whoever came last has left few tables, and no unfinished ones.
    repository.open(cache).close();
    assertThat(IndexFixture.tables(cache)).hasSizeLessThanOrEqualTo(Merging.MOST_TABLES);
    try (var files = Files.list(cache)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }
}
