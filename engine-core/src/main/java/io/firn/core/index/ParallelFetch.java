package io.firn.core.index;

import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.concurrent.Parallel;
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
    Map<RandomId, Parallel.Pending<LocalTable>> running = new LinkedHashMap<>();
    try (Parallel requests = new Parallel("loading the index", AT_ONCE)) {
      pieces.forEach(
          (piece, bytes) -> running.put(piece, requests.start(() -> fetch(piece, bytes))));
      for (Map.Entry<RandomId, Parallel.Pending<LocalTable>> one : running.entrySet()) {
        collect(one.getKey(), one.getValue(), result);
      }
      return result;
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

  private static void collect(RandomId piece, Parallel.Pending<LocalTable> table, Result result)
      throws IOException {
    try {
      result.tables().add(table.get());
    } catch (StorageException.NotFound e) {
      result.vanished().add(piece);
    } catch (Damaged e) {
      result.damaged().put(piece, e);
    }
  }
}
