package io.firn.core.restore;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads for what costs processor time or writes. The first failure stops everything that has not
 * begun.
 */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("firn-restore-", 0).daemon().factory());
  }

  /** One thing to do. */
  @FunctionalInterface
  interface Job {
    void run() throws IOException;
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  /** Notes why all of it cannot go on; only the first reason counts. */
  void fail(Throwable reason) {
    failure.compareAndSet(null, reason);
  }

  /**
   * Ends quietly as long as nothing failed.
   *
   * @throws IOException the first failure
   */
  void rethrow() throws IOException {
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Runs it on one of the threads, as soon as one is free. */
  void execute(Runnable task) {
    threads.execute(task);
  }

  /** Ends the threads; what still runs is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
