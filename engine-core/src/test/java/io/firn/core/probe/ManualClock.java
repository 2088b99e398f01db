package io.firn.core.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only moves when somebody waits or says so, which takes no time. */
final class ManualClock implements ProbeClock {

  private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final AtomicLong nanos = new AtomicLong();
  private final Duration ahead;

  ManualClock() {
    this(Duration.ZERO);
  }

  /** The local time of day is wrong by so much; that of {@link #right} is right. */
  ManualClock(Duration ahead) {
    this.ahead = ahead;
  }

  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** The right time, for storages. */
  InstantSource right() {
    return () -> BEGINNING.plusNanos(nanos.get());
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos.get());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant local() {
    return right().instant().plus(ahead);
  }

  @Override
  public void sleep(Duration pause) {
    advance(pause);
  }
}
