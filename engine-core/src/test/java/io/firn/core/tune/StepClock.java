package io.firn.core.tune;

import io.firn.core.probe.ProbeClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that goes on by so much whenever it is looked at. */
final class StepClock implements ProbeClock {

  private final long step;
  private long nanos;

  StepClock(Duration step) {
    this.step = step.toNanos();
  }

  @Override
  public long nanos() {
    nanos += step;
    return nanos;
  }

  @Override
  public Instant local() {
    return Instant.EPOCH;
  }

  @Override
  public void sleep(Duration pause) {
    nanos += pause.toNanos();
  }
}
