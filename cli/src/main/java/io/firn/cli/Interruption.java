package io.firn.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a command early: interrupts its thread and waits a little for it to clean up. */
final class Interruption {

  private final Thread worker;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Runnable givingUp = () -> {};

  /** Watches the command that this thread runs. */
  Interruption(Thread worker) {
    this.worker = worker;
  }

  /** Whether somebody asked the command to end. */
  boolean isRequested() {
    return requested;
  }

  /** What still has to be done when the command does not end in time. */
  void whenGivingUp(Runnable action) {
    givingUp = action;
  }

  /** The command has ended; from now on there is nothing to interrupt. */
  void finished() {
    over.countDown();
  }

  boolean isFinished() {
    return over.getCount() == 0;
  }

  /** Asks the command to end and waits for it at most so long. */
  void request(long millis) throws InterruptedException {
    requested = true;
    worker.interrupt();
    if (!over.await(millis, TimeUnit.MILLISECONDS)) {
      givingUp.run();
    }
  }
}
