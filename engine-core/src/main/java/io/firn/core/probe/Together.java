package io.firn.core.probe;

import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs jobs that wait for a storage in threads of their own. Stateless. */
final class Together {

  private Together() {}

  /** One of several things to do. */
  @FunctionalInterface
  interface Job<T> {
    T run() throws StorageException;
  }

  /**
   * Runs all; the first failure in their order is thrown when all others were interrupted and have
   * ended.
   *
   * @param atOnce jobs at the same time
   */
  static <T> List<T> all(List<Job<T>> jobs, int atOnce) throws StorageException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, atOnce), Thread.ofVirtual().name("probe-", 0).factory());
    try {
      List<Future<T>> running = new ArrayList<>();
      jobs.forEach(job -> running.add(threads.submit(job::run)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(result(future));
      }
      return results;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static <T> T result(Future<T> future) throws StorageException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("the probe was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StorageException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
