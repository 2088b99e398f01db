package io.firn.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Speed over the last seconds: the mean of the whole run would tell nothing of a line that hangs.
 */
final class RateMeter {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private record Sample(Instant time, long bytes) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Adds what the counter says now and drops what is older than the window but one. */
  void add(Instant time, long bytes) {
    samples.addLast(new Sample(time, bytes));
    while (samples.size() > 2 && age(second(), time).compareTo(WINDOW) >= 0) {
      samples.removeFirst();
    }
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }

  private static Duration age(Sample sample, Instant now) {
    return Duration.between(sample.time(), now);
  }

  /** Bytes a second; 0 while there is too little to tell. */
  double bytesPerSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    double seconds =
        Duration.between(samples.getFirst().time(), samples.getLast().time()).toMillis() / 1000.0;
    long bytes = samples.getLast().bytes() - samples.getFirst().bytes();
    return seconds <= 0 ? 0 : bytes / seconds;
  }
}
