package io.firn.cli.output;

/** Texts from outside (names, tags, messages) made fit for one line of a terminal. */
public final class Printable {

  private Printable() {}

  /**
   * The text with control characters as {@code \xNN}, so that a name can neither move the cursor
   * nor look like another line.
   */
  public static String of(String text) {
    if (text.chars().noneMatch(Printable::isUnsafe)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isUnsafe(c)) {
                line.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** Control characters, and those that turn the direction of writing. */
  private static boolean isUnsafe(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == 0x2028
        || c == 0x2029;
  }

  /** The text cut in its middle to {@code width} characters. */
  public static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    if (width < 5) {
      return text.substring(0, Math.max(0, width));
    }
    int head = (width - 3) / 3;
    int tail = width - 3 - head;
    return text.substring(0, head) + "..." + text.substring(text.length() - tail);
  }
}
