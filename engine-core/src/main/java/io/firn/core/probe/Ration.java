package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time and the bytes that a probe may use. Hard: it stands next to the plugin, so that what is
 * sent again counts again. Time runs from the making. Thread-safe.
 */
public final class Ration {

  private final ProbeClock clock;
  private volatile long start;
  private final long nanos;
  private final AtomicLong bytesLeft;
  private final AtomicLong up = new AtomicLong();
  private final AtomicLong down = new AtomicLong();

  /**
   * A ration that is untouched.
   *
   * @param bytes sent and fetched together
   */
  public Ration(Duration time, long bytes, ProbeClock clock) {
    this.clock = requireNonNull(clock, "clock");
    this.start = clock.nanos();
    this.nanos = time.toNanos();
    this.bytesLeft = new AtomicLong(bytes);
  }

  /** The time begins anew; the bytes that are used up stay so. */
  public void restart() {
    start = clock.nanos();
  }

  /** Nanoseconds in all. */
  long nanos() {
    return nanos;
  }

  /** Nanoseconds since the beginning. */
  long nanosUsed() {
    return clock.nanos() - start;
  }

  /** The end of a part of the time, one in {@code parts}, that begins now; as nanosUsed. */
  long share(int parts) {
    return nanosUsed() + nanos / parts;
  }

  /** Nanoseconds that are left, at least 0. */
  long nanosLeft() {
    return Math.max(0, nanos - nanosUsed());
  }

  long bytesLeft() {
    return bytesLeft.get();
  }

  long bytesUp() {
    return up.get();
  }

  long bytesDown() {
    return down.get();
  }

  /** Whether a request may be refused by {@link #begin} now. */
  boolean isOver() {
    return nanosLeft() == 0 || bytesLeft() == 0;
  }

  /** Permanent, so that nobody tries again. */
  void begin() throws StorageException.Permanent {
    if (nanosLeft() == 0) {
      throw new StorageException.Permanent("the time of the probe is over", null);
    }
  }

  void send(long count) throws StorageException.Permanent {
    take(up, count);
  }

  void fetch(long count) throws StorageException.Permanent {
    take(down, count);
  }

  private void take(AtomicLong used, long count) throws StorageException.Permanent {
    long before = bytesLeft.getAndUpdate(left -> left < count ? left : left - count);
    if (before < count) {
      throw new StorageException.Permanent("the bytes that the probe may use are spent", null);
    }
    used.addAndGet(count);
  }
}
