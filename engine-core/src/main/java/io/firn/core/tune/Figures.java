package io.firn.core.tune;

import java.util.Locale;

/** Numbers within the sentences of advice. */
final class Figures {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Figures() {}

  /** As an option takes it when it is a power of two: {@code 32MiB}; else rounded down. */
  static String size(long bytes) {
    int unit = 0;
    long value = bytes;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return value + UNITS[unit];
  }

  /** Bytes a second with some three digits: {@code 95.4 MiB/s}. */
  static String rate(double bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    String format = value < 9.995 ? "%.2f %s/s" : value < 99.95 ? "%.1f %s/s" : "%.0f %s/s";
    return String.format(Locale.ROOT, format, value, UNITS[unit]);
  }

  /** A share: {@code 0.4 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A factor: {@code 3.6}. */
  static String times(double factor) {
    return String.format(Locale.ROOT, "%.1f", factor);
  }

  /** A count and its noun. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
