package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Lets requests go on after their usual attempts, for as long as the user is ready to wait for a
 * storage that is away. Shared by all requests of a storage, so that the user is told once.
 * Thread-safe.
 *
 * <p>Only a request that waited itself can end the outage. If any success did, one object that
 * cannot be had, among many that can, would be told as a storage that goes and comes without end.
 */
final class Outage {

  private final Duration longest;
  private final OutageListener listener;
  private final LongSupplier nanoTime;

  /** Guarded by this. */
  private boolean away;

  /**
   * @param longest that one request waits, from its first failure; zero to wait for nothing
   */
  Outage(Duration longest, OutageListener listener, LongSupplier nanoTime) {
    this.longest = requireNonNull(longest, "longest");
    this.listener = requireNonNull(listener, "listener");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /** Nothing is waited for. */
  static Outage ends() {
    return new Outage(Duration.ZERO, OutageListener.NONE, System::nanoTime);
  }

  /** A request failed for the first time. */
  Waiting failed() {
    return new Waiting(nanoTime.getAsLong());
  }

  // The listener is called under the lock: "away" and "back" arrive in their order.
  private synchronized void begin(StorageException reason) {
    if (!away) {
      away = true;
      listener.away(reason, longest);
    }
  }

  private synchronized void end(Duration time) {
    if (away) {
      away = false;
      listener.back(time);
    }
  }

  /** One request that failed at least once. For one thread. */
  final class Waiting {

    private final long since;
    private boolean waited;

    private Waiting(long since) {
      this.since = since;
    }

    private Duration time() {
      return Duration.ofNanos(nanoTime.getAsLong() - since);
    }

    /** The pause before the next attempt; empty when this error, or no longer, is waited for. */
    Optional<Duration> pauseAfter(
        StorageException error, RetryPolicy policy, RandomGenerator random) {
      Duration left = longest.minus(time());
      if (!(error instanceof StorageException.Transient again)
          || !left.isPositive()
          || again.retryAfter().filter(asked -> asked.compareTo(left) > 0).isPresent()) {
        return Optional.empty();
      }
      if (!waited) {
        waited = true;
        begin(error);
      }
      Duration pause = policy.longPause(again, random);
      // The last attempt is made when the time is up, not before.
      return Optional.of(pause.compareTo(left) < 0 ? pause : left);
    }

    /** The storage answered, if only to refuse. */
    void answered() {
      if (waited) {
        end(time());
      }
    }
  }
}
