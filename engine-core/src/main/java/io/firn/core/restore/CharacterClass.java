package io.firn.core.restore;

/** The {@code [a-z]} of a glob; {@code [!a-z]} and {@code [^a-z]} take everything else. */
final class CharacterClass {

  private CharacterClass() {}

  /** Where the pattern goes on when the class at {@code open} takes the character; else -1. */
  static int step(String glob, int open, int character) {
    int close = glob.indexOf(']', open + 2);
    if (close < 0) {
      return character == '[' ? open + 1 : -1;
    }
    int at = open + 1;
    boolean negated = glob.charAt(at) == '!' || glob.charAt(at) == '^';
    if (negated) {
      at++;
      close = glob.indexOf(']', at + 1);
      if (close < 0) {
        return character == '[' ? open + 1 : -1;
      }
    }
    return contains(glob, at, close, character) != negated ? close + 1 : -1;
  }

  private static boolean contains(String glob, int from, int to, int character) {
    int at = from;
    while (at < to) {
      int low = glob.codePointAt(at);
      at += Character.charCount(low);
      int high = low;
      if (at + 1 < to && glob.charAt(at) == '-') {
        high = glob.codePointAt(at + 1);
        at += 1 + Character.charCount(high);
      }
      if (low <= character && character <= high) {
        return true;
      }
    }
    return false;
  }
}
