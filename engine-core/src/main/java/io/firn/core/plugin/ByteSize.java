package io.firn.core.plugin;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of bytes as people write them: {@code 4096}, {@code 512K}, {@code 4MiB}, {@code 1.5G}. A
 * suffix with {@code i} counts in powers of 1024, one without in powers of 1000; case does not
 * matter, and the {@code B} may be left out.
 */
public final class ByteSize {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9}))?\\s?([kmgtp]?)(i?)(b?)");

  private static final Map<String, Integer> POWERS =
      Map.of("", 0, "k", 1, "m", 2, "g", 3, "t", 4, "p", 5);

  private ByteSize() {}

  /**
   * Reads a size.
   *
   * @return bytes, rounded down
   * @throws IllegalArgumentException when it is none, or greater than 2^63 - 1; the message says
   *     how to write one
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches() || (!form.group(4).isEmpty() && form.group(3).isEmpty())) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a size; write for example 4096, 512K or 32MiB");
    }
    long unit = unit(POWERS.get(form.group(3)), form.group(4).isEmpty() ? 1000 : 1024);
    try {
      long whole = Math.multiplyExact(Long.parseLong(form.group(1)), unit);
      return Math.addExact(whole, fraction(form.group(2), unit));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is more than this machine can count", e);
    }
  }

  private static long unit(int power, long base) {
    long unit = 1;
    for (int i = 0; i < power; i++) {
      unit *= base;
    }
    return unit;
  }

  private static long fraction(String digits, long unit) {
    if (digits == null) {
      return 0;
    }
    return (long) (Double.parseDouble("0." + digits) * unit);
  }
}
