package io.firn.core.plugin;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time spans as people write them: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}, or several
 * after one another from the greatest to the least: {@code 1h30m}. {@code 500ms} is the smallest
 * unit.
 */
public final class TimeSpan {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?"
              + "(?:([0-9]{1,9})ms)?");

  private TimeSpan() {}

  /**
   * Reads a time span.
   *
   * @throws IllegalArgumentException when it is none; the message says how to write one
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (text.isBlank() || !form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time span; write for example 90s, 15m, 2h or 1h30m");
    }
    return Duration.ofDays(part(form, 1))
        .plusHours(part(form, 2))
        .plusMinutes(part(form, 3))
        .plusSeconds(part(form, 4))
        .plusMillis(part(form, 5));
  }

  private static long part(Matcher form, int group) {
    return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
  }
}
