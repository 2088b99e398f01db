package io.firn.media.files.filter;

import java.util.Arrays;

/** One component of a pattern: matches one component of a path, or with {@code **} any number. */
sealed interface ComponentMatcher {

  /** Tells whether the bytes {@code from} until {@code to} of a path match. */
  boolean matches(byte[] path, int from, int to);

  /** {@code **}: any number of components, also none. */
  record AnyDepth() implements ComponentMatcher {
    @Override
    public boolean matches(byte[] path, int from, int to) {
      return true;
    }
  }

  /** Exactly these bytes. */
  record Literal(byte[] name) implements ComponentMatcher {
    @Override
    public boolean matches(byte[] path, int from, int to) {
      return Arrays.equals(path, from, to, name, 0, name.length);
    }
  }

  /** With {@code *}, {@code ?}, {@code [..]} or a backslash. */
  record Glob(byte[] pattern) implements ComponentMatcher {

    /** Goes back only to the last star, so that it takes at most pattern times name steps. */
    @Override
    public boolean matches(byte[] path, int from, int to) {
      int p = 0;
      int at = from;
      int starPattern = -1;
      int starAt = -1;
      while (at < to) {
        if (p < pattern.length && pattern[p] == '*') {
          starPattern = ++p;
          starAt = at;
          continue;
        }
        int next = p < pattern.length ? GlobToken.match(pattern, p, path[at]) : -1;
        if (next > 0) {
          p = next;
          at++;
        } else if (starPattern >= 0) {
          p = starPattern;
          at = ++starAt;
        } else {
          return false;
        }
      }
      while (p < pattern.length && pattern[p] == '*') {
        p++;
      }
      return p == pattern.length;
    }
  }

  /** Chooses the cheapest that does. */
  static ComponentMatcher of(byte[] component) {
    if (component.length == 2 && component[0] == '*' && component[1] == '*') {
      return new AnyDepth();
    }
    for (byte b : component) {
      if (b == '*' || b == '?' || b == '[' || b == '\\') {
        return new Glob(component);
      }
    }
    return new Literal(component);
  }
}
