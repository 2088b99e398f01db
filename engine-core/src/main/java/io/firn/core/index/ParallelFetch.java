package io.firn.core.index;

import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.crypto.RandomId;
import io.firn.core.index.table.LocalTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Fetches pieces, several at once: on object storages a request waits far more than it works. */
final class ParallelFetch {

  private static final int AT_ONCE = 8;

  /**
   * KiB of pieces in flight. Each is in the heap twice, sealed and plain, so they take up to 64
   * MiB; a single piece that is larger than this goes alone.
   */
  private static final int BUDGET = 32 << 10;

  private final PieceFetcher fetcher;
  private final Semaphore budget = new Semaphore(BUDGET, true);

  ParallelFetch(PieceFetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * What came of it.
   *
   * @param vanished pieces that are not there
   * @param damaged pieces that do not open
   */
  record Result(List<LocalTable> tables, Set<RandomId> vanished, Map<RandomId, Damaged> damaged) {}

  /**
   * Fetches all; any error but a vanished or damaged piece ends it.
   *
   * @param pieces with their bytes
   */
  Result all(Map<RandomId, Long> pieces) throws IOException {
    Result result = new Result(new ArrayList<>(), new HashSet<>(), new HashMap<>());
    Map<RandomId, Future<LocalTable>> running = new LinkedHashMap<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("index-", 0).factory());
    try {
      pieces.forEach(
          (piece, bytes) -> running.put(piece, threads.submit(() -> fetch(piece, bytes))));
      for (Map.Entry<RandomId, Future<LocalTable>> one : running.entrySet()) {
        collect(one.getKey(), one.getValue(), result);
      }
      return result;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private LocalTable fetch(RandomId piece, long bytes) throws IOException, InterruptedException {
    int share = Math.clamp(bytes >> 10, 1, BUDGET);
    budget.acquire(share);
    try {
      return fetcher.fetch(piece);
    } finally {
      budget.release(share);
    }
  }

  private static void collect(RandomId piece, Future<LocalTable> future, Result result)
      throws IOException {
    try {
      result.tables().add(future.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while the index was loaded", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StorageException.NotFound gone -> result.vanished().add(piece);
        case Damaged damaged -> result.damaged().put(piece, damaged);
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
