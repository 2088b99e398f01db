package io.firn.cli.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Moves on by events only, so that what is due by time is due on a slow machine as well. */
final class CountingClock extends Clock {

  private final Instant start = Instant.now();
  private final Duration step;
  private final AtomicInteger ticks = new AtomicInteger();

  CountingClock(Duration step) {
    this.step = step;
  }

  void tick() {
    ticks.incrementAndGet();
  }

  @Override
  public Instant instant() {
    return start.plus(step.multipliedBy(ticks.get()));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
