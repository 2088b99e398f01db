package io.firn.media.files.filter;

/** Matches one byte by the part of a pattern that stands for one: a byte, {@code ?}, a class. */
final class GlobToken {

  private GlobToken() {}

  /**
   * Tries the token at {@code at}.
   *
   * @return where the next token starts, or -1 when the byte does not match
   */
  static int match(byte[] pattern, int at, byte b) {
    return switch (pattern[at]) {
      case '?' -> at + 1;
      case '[' -> matchClass(pattern, at, b);
      case '\\' -> at + 1 < pattern.length && pattern[at + 1] == b ? at + 2 : -1;
      default -> pattern[at] == b ? at + 1 : -1;
    };
  }

  /** {@code [abc]}, {@code [a-z]}, {@code [!a]} or {@code [^a]}; without an end it is a bracket. */
  private static int matchClass(byte[] pattern, int at, byte b) {
    int i = at + 1;
    boolean negated = i < pattern.length && (pattern[i] == '!' || pattern[i] == '^');
    if (negated) {
      i++;
    }
    boolean found = false;
    int first = i;
    while (i < pattern.length && (pattern[i] != ']' || i == first)) {
      int low = i;
      if (pattern[i] == '\\' && i + 1 < pattern.length) {
        low = ++i;
      }
      boolean range = i + 2 < pattern.length && pattern[i + 1] == '-' && pattern[i + 2] != ']';
      int high = range ? i + 2 : low;
      if ((pattern[low] & 0xff) <= (b & 0xff) && (b & 0xff) <= (pattern[high] & 0xff)) {
        found = true;
      }
      i = high + 1;
    }
    if (i == pattern.length) {
      return b == '[' ? at + 1 : -1;
    }
    return found != negated ? i + 1 : -1;
  }
}
