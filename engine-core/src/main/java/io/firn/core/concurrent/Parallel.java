package io.firn.core.concurrent;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tasks that go on beside their owner, on virtual threads, until they are done or this is closed:
 * closing interrupts those that still run, and waits for their end. So none outlives the block that
 * it was started in. Tasks may start further ones; only the owner closes.
 */
public final class Parallel implements AutoCloseable {

  private final String what;
  private final ExecutorService threads;

  /**
   * Starts with none.
   *
   * @param what all of this is for, as "reading the snapshots"; for messages
   * @param most tasks that run at the same time, at least 1; the others wait for their turn, so no
   *     task may wait for one that was started later
   */
  public Parallel(String what, int most) {
    this.what = what;
    this.threads = Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
  }

  /** What is done beside. */
  @FunctionalInterface
  public interface Task<T> {
    T run() throws IOException, InterruptedException;
  }

  /** What a task will give. */
  @FunctionalInterface
  public interface Pending<T> {

    /**
     * Waits for the result.
     *
     * @throws IOException what the task threw; {@link StorageException.Interrupted} when the
     *     waiting thread was interrupted
     */
    T get() throws IOException;
  }

  /** Starts a task. */
  public <T> Pending<T> start(Task<T> task) {
    Callable<T> callable = task::run;
    Future<T> future = threads.submit(callable);
    return () -> await(future);
  }

  private <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while " + what, e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
