package io.firn.api.storage;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a server's last answer said of the time, for storages that speak HTTP: who asks {@link
 * Storage#now} right after another request then needs none of its own. A commit asks twice, 0.2 s
 * at 100 ms a round trip. Thread-safe.
 */
public final class ServerDate {

  /** What is older is asked for anew: dates have whole seconds, and {@code now} may lag by two. */
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private record Seen(Instant date, long nanos) {}

  private final LongSupplier nanoTime;
  private volatile Seen latest;

  /** Nothing was seen yet. */
  public ServerDate() {
    this(System::nanoTime);
  }

  /**
   * The same by a clock of a test.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public ServerDate(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Notes the {@code Date} of an answer that came just now.
   *
   * @param header as it was sent; one that is missing or no date changes nothing
   */
  public void see(Optional<String> header) {
    header
        .flatMap(ServerDate::parse)
        .ifPresent(date -> latest = new Seen(date, nanoTime.getAsLong()));
  }

  /** The date of the last answer, when it came within a second. */
  public Optional<Instant> ifFresh() {
    Seen seen = latest;
    return seen != null && nanoTime.getAsLong() - seen.nanos() < FRESH_NANOS
        ? Optional.of(seen.date())
        : Optional.empty();
  }

  /** The time of now by the server's clock, less a second at most: its last date, gone on since. */
  public Optional<Instant> estimate() {
    Seen seen = latest;
    return seen == null
        ? Optional.empty()
        : Optional.of(seen.date().plusNanos(nanoTime.getAsLong() - seen.nanos()));
  }

  /** Reads a date as HTTP writes it, {@code Mon, 23 Nov 2026 08:00:00 GMT}; empty if it is none. */
  public static Optional<Instant> parse(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
