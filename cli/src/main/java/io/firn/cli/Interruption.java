package io.firn.cli;

import io.firn.cli.command.Ending;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a command early: interrupts its thread and waits a little for it to clean up. */
final class Interruption implements Ending {

  private final Thread worker;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Runnable givingUp = () -> {};
  private volatile Runnable waiting = () -> {};
  private volatile Duration allowed = Duration.ZERO;

  /** Watches the command that this thread runs. */
  Interruption(Thread worker) {
    this.worker = worker;
  }

  /** Whether somebody asked the command to end. */
  @Override
  public boolean isRequested() {
    return requested;
  }

  /** What still has to be done when the command does not end in time. */
  void whenGivingUp(Runnable action) {
    givingUp = action;
  }

  /** What is said when the command takes the time that it was allowed. */
  void whenWaiting(Runnable action) {
    waiting = action;
  }

  @Override
  public void allow(Duration time) {
    allowed = time;
  }

  /** The command has ended; from now on there is nothing to interrupt. */
  void finished() {
    over.countDown();
  }

  boolean isFinished() {
    return over.getCount() == 0;
  }

  /** Asks the command to end and waits for it at most so long, or as long as it was allowed. */
  void request(long millis) throws InterruptedException {
    requested = true;
    worker.interrupt();
    if (over.await(millis, TimeUnit.MILLISECONDS)) {
      return;
    }
    if (allowed.isPositive()) {
      waiting.run();
      if (over.await(allowed.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    givingUp.run();
  }
}
