package io.firn.cli.output;

import java.util.Locale;

/** Numbers as people read them, always with a point as the decimal mark. */
public final class Amount {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Amount() {}

  /** Bytes with three digits: {@code 12 B}, {@code 1.46 GiB}. At most eight characters. */
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    int unit = 0;
    double value = bytes;
    // 1023.5 would be printed as 1024: the next unit begins half a step earlier.
    while (value >= 1023.5 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, UNITS[unit]);
  }

  /** Counts with thousands apart: {@code 45,719}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A time span: {@code 0.4 s}, {@code 12 s}, {@code 3:05}, {@code 1:02:03}. */
  public static String seconds(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** A count and its noun: {@code 1 file}, {@code 2 files}. */
  public static String of(long count, String noun) {
    return count(count) + " " + (count == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }
}
