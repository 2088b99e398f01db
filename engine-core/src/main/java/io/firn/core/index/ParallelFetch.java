package io.firn.core.index;

import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.format.PieceId;
import io.firn.core.index.table.LocalTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
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

/** Fetches pieces, several at once: on object storages a request waits far more than it works. */
final class ParallelFetch {

  /** Requests in flight. Each holds one piece, which is some 10 MB, in memory. */
  private static final int AT_ONCE = 8;

  private final PieceFetcher fetcher;

  ParallelFetch(PieceFetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * What came of it.
   *
   * @param vanished pieces that are not there
   * @param damaged pieces that do not open
   */
  record Result(List<LocalTable> tables, Set<PieceId> vanished, Map<PieceId, Damaged> damaged) {}

  /** Fetches all; any error but a vanished or damaged piece ends it. */
  Result all(Collection<PieceId> pieces) throws IOException {
    Result result = new Result(new ArrayList<>(), new HashSet<>(), new HashMap<>());
    Map<PieceId, Future<LocalTable>> running = new LinkedHashMap<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("index-", 0).factory());
    try {
      for (PieceId piece : pieces) {
        running.put(piece, threads.submit(() -> fetcher.fetch(piece)));
      }
      for (Map.Entry<PieceId, Future<LocalTable>> one : running.entrySet()) {
        collect(one.getKey(), one.getValue(), result);
      }
      return result;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static void collect(PieceId piece, Future<LocalTable> future, Result result)
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
