package io.firn.core.restore;

import io.firn.api.media.MediaException;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads for what costs processor time or writes, and a way to wait until all that was given to
 * them is done. The first failure stops everything that has not begun.
 */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;
  private final Phaser jobs = new Phaser(1);
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

  /** Gives a job to the threads. */
  void submit(Job job) {
    jobs.register();
    threads.execute(() -> run(job));
  }

  /** Runs a job that mostly waits in a thread of its own. */
  void submitWaiting(Job job) {
    jobs.register();
    Thread.ofVirtual().name("firn-fetch").start(() -> run(job));
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  private void run(Job job) {
    try {
      if (!hasFailed()) {
        job.run();
      }
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      jobs.arriveAndDeregister();
    }
  }

  /**
   * Waits for all jobs, also those that jobs gave.
   *
   * @throws IOException the first failure
   */
  void await() throws IOException {
    try {
      jobs.awaitAdvanceInterruptibly(jobs.arrive());
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted("the restore was interrupted", e);
    }
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Ends the threads; what still runs is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
