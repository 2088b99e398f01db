package io.firn.core.probe;

import io.firn.api.storage.StorageException;
import io.firn.core.concurrent.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs jobs that wait for a storage at the same time. Stateless. */
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
    try (Parallel threads = new Parallel("probing", Math.max(1, atOnce))) {
      List<Parallel.Pending<T>> running = new ArrayList<>();
      jobs.forEach(job -> running.add(threads.start(job::run)));
      List<T> results = new ArrayList<>();
      for (Parallel.Pending<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("no job throws any other", e);
    }
  }
}
