package io.firn.core.restore;

import io.firn.api.media.MediaException;
import io.firn.core.restore.Workers.Job;
import java.io.IOException;
import java.util.concurrent.Phaser;

/** Jobs that belong together, given to the workers, and a way to wait until all are done. */
final class Jobs {

  private final Workers workers;
  private final Phaser running = new Phaser(1);

  Jobs(Workers workers) {
    this.workers = workers;
  }

  /** Gives a job to the threads. */
  void submit(Job job) {
    running.register();
    workers.execute(() -> run(job));
  }

  /** Runs a job that mostly waits in a thread of its own. */
  void submitWaiting(Job job) {
    running.register();
    Thread.ofVirtual().name("firn-fetch").start(() -> run(job));
  }

  /** Tells whether jobs that have not begun are passed over. */
  boolean haveFailed() {
    return workers.hasFailed();
  }

  private void run(Job job) {
    try {
      if (!workers.hasFailed()) {
        job.run();
      }
    } catch (IOException | RuntimeException | Error e) {
      workers.fail(e);
    } finally {
      running.arriveAndDeregister();
    }
  }

  /**
   * Waits for all of these jobs, also those that jobs gave.
   *
   * @throws IOException the first failure of any job
   */
  void await() throws IOException {
    try {
      running.awaitAdvanceInterruptibly(running.arrive());
    } catch (InterruptedException e) {
      workers.fail(e);
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted("the restore was interrupted", e);
    }
    workers.rethrow();
  }
}
