package io.firn.cli.output;

/** Texts from outside (names, tags, messages) made fit for one line of a terminal. */
public final class Printable {

  private Printable() {}

  /**
   * The text with control characters, and those that turn the direction of writing or cannot be
   * seen, as the escapes that a shell reads within {@code $'...'}: a name can neither move the
   * cursor nor look like another one.
   */
  public static String of(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isUnsafe(c)) {
        line = line == null ? new StringBuilder(text.substring(0, i)) : line;
        String escape = c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
        line.append(escape.formatted(c));
      } else if (line != null) {
        line.appendCodePoint(c);
      }
    }
    return line == null ? text : line.toString();
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // Joiners are part of how Persian, Hindi and many emoji are written.
      case Character.FORMAT -> c != 0x200c && c != 0x200d;
      default -> false;
    };
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
