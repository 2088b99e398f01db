package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets amounts pass at a steady rate. Who takes more than there is goes into debt and waits until
 * it is paid, and who comes later waits longer: in the order they came, and never more than the
 * rate and one burst pass in any span of time. Thread-safe; no lock is held while somebody waits.
 */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;

  /** What may pass now, below zero what is owed; guarded by this. */
  private double tokens;

  /** Guarded by this. */
  private long filled;

  /**
   * A full bucket.
   *
   * @param perSecond above zero
   * @param burst that may pass at once after a rest
   */
  TokenBucket(double perSecond, double burst, LongSupplier nanoTime, Sleeper sleeper) {
    if (!(perSecond > 0) || !(burst >= 0)) {
      throw new IllegalArgumentException(perSecond + " a second, burst " + burst);
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.sleeper = requireNonNull(sleeper, "sleeper");
    this.tokens = burst;
    this.filled = nanoTime.getAsLong();
  }

  double perSecond() {
    return perSecond;
  }

  /** Takes {@code amount} and waits until it is there. */
  void take(long amount) throws StorageException.Interrupted {
    Duration wait = reserve(amount);
    if (wait.isZero()) {
      return;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while a limit was held", e);
    }
  }

  private synchronized Duration reserve(long amount) {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - filled) / NANOS * perSecond) - amount;
    filled = now;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * NANOS));
  }
}
