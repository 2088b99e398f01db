package io.firn.cli;

/**
 * What this program is. A constant and not read from the jar's manifest: opening the jar a second
 * time would cost more than the rest of {@code firn version}. A test compares it with the build.
 */
public final class Version {

  /** Of the program. */
  public static final String PROGRAM = "0.1.0";

  /** Of the repository format that is written. */
  public static final int FORMAT = 0;

  private Version() {}

  /** For people, in one line. */
  public static String line() {
    return "firn "
        + PROGRAM
        + " (repository format "
        + FORMAT
        + ", Java "
        + Runtime.version().feature()
        + ")";
  }
}
