package io.firn.media.files.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One pattern.
 *
 * @param components in order
 * @param anchored whether it starts at the root, and not at any depth
 * @param directoriesOnly whether it ended with a slash
 * @param excludes false for one that started with {@code !}
 */
record Pattern(
    List<ComponentMatcher> components,
    boolean anchored,
    boolean directoriesOnly,
    boolean excludes) {

  static Optional<Pattern> parse(byte[] text) {
    int from = 0;
    boolean excludes = true;
    if (text.length > 0 && text[0] == '!') {
      excludes = false;
      from = 1;
    }
    boolean anchored = from < text.length && text[from] == '/';
    boolean directoriesOnly = text.length > from && text[text.length - 1] == '/';
    List<ComponentMatcher> components = new ArrayList<>();
    int start = from;
    for (int i = from; i <= text.length; i++) {
      if (i == text.length || text[i] == '/') {
        boolean dot = i - start == 1 && text[start] == '.';
        if (i > start && !dot) {
          components.add(ComponentMatcher.of(Arrays.copyOfRange(text, start, i)));
        }
        start = i + 1;
      }
    }
    return components.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pattern(List.copyOf(components), anchored, directoriesOnly, excludes));
  }

  ComponentMatcher last() {
    return components.getLast();
  }

  /** Matches a path whose last component is known to match. */
  boolean matches(SplitPath path, boolean directory) {
    if (directoriesOnly && !directory) {
      return false;
    }
    if (components.size() == 1 && !anchored) {
      return true;
    }
    return matchUpTo(components.size(), path, path.count());
  }

  /** Matches the first components of the pattern against the first ones of the path. */
  private boolean matchUpTo(int patternEnd, SplitPath path, int pathEnd) {
    int p = patternEnd;
    int at = pathEnd;
    while (p > 0) {
      ComponentMatcher component = components.get(p - 1);
      if (component instanceof ComponentMatcher.AnyDepth) {
        boolean atEnd = p == components.size(); // a/** is what is in a, not a itself
        for (int rest = atEnd ? at - 1 : at; rest >= 0; rest--) {
          if (matchUpTo(p - 1, path, rest)) {
            return true;
          }
        }
        return false;
      }
      if (at == 0 || !path.matches(at - 1, component)) {
        return false;
      }
      p--;
      at--;
    }
    return !anchored || at == 0;
  }
}
