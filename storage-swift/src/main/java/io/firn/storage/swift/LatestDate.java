package io.firn.storage.swift;

import io.firn.openstack.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the servers' last answer said of the time, so that who asks right after a request needs no
 * other one: a commit asks twice, 0.2 s at 100 ms a round trip. Thread-safe.
 */
final class LatestDate {

  /** What is older is asked for anew. Dates have whole seconds anyway. */
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private record Seen(Instant date, long nanos) {}

  private final LongSupplier nanoTime;
  private volatile Seen latest;

  LatestDate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Notes the date of an answer that came just now. */
  void see(HttpAnswer answer) {
    SwiftClock.date(answer).ifPresent(date -> latest = new Seen(date, nanoTime.getAsLong()));
  }

  /** The date of the last answer, when it came within a second. */
  Optional<Instant> ifFresh() {
    Seen seen = latest;
    return seen != null && nanoTime.getAsLong() - seen.nanos() < FRESH_NANOS
        ? Optional.of(seen.date())
        : Optional.empty();
  }
}
