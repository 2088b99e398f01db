package io.firn.media.nova.cloud;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A microversion of an API, as {@code 2.79}: what a service understands and answers. */
public record Microversion(int major, int minor) implements Comparable<Microversion> {

  /** That of a service which has none: older than all others. */
  public static final Microversion NONE = new Microversion(0, 0);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,6})");
  private static final Comparator<Microversion> ORDER =
      Comparator.comparingInt(Microversion::major).thenComparingInt(Microversion::minor);

  /** Reads a text; empty when it is none. */
  static Optional<Microversion> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Microversion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** Whether what came with the other one is there. */
  public boolean isAtLeast(Microversion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Microversion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
