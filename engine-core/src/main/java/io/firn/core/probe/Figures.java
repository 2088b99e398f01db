package io.firn.core.probe;

import java.time.Duration;
import java.util.Locale;

/** Numbers within the sentences of a probe. */
final class Figures {

  private Figures() {}

  /** A time with two digits: {@code 0.3 ms}, {@code 45 ms}, {@code 2.5 s}, {@code 60 s}. */
  static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 0.9995) {
      double millis = seconds * 1000;
      return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }
    return String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
  }

  /** A count and its noun. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
