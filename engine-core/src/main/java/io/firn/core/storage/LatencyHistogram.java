package io.firn.core.storage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts times in classes that double: 1 ns to 2^62 ns in 63 longs. Lock-free. */
final class LatencyHistogram {

  private final AtomicLongArray classes = new AtomicLongArray(Long.SIZE);
  private final LongAdder total = new LongAdder();
  private final LongAccumulator max = new LongAccumulator(Math::max, 0);

  void record(long nanos) {
    long time = Math.max(1, nanos);
    classes.incrementAndGet(Long.SIZE - 1 - Long.numberOfLeadingZeros(time));
    total.add(time);
    max.accumulate(time);
  }

  Duration total() {
    return Duration.ofNanos(total.sum());
  }

  Duration max() {
    return Duration.ofNanos(max.get());
  }

  /** A time that this share of all was not above; zero when there is none. */
  Duration quantile(double share) {
    long count = 0;
    for (int i = 0; i < classes.length(); i++) {
      count += classes.get(i);
    }
    long wanted = (long) Math.ceil(count * share);
    long seen = 0;
    for (int i = 0; i < classes.length() && count > 0; i++) {
      seen += classes.get(i);
      if (seen >= wanted) {
        return Duration.ofNanos(Math.min(max.get(), (2L << i) - 1));
      }
    }
    return Duration.ZERO;
  }
}
