package io.firn.media.files.filter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides by its path whether an entry is left out. The last pattern that matches decides. Patterns
 * that end in a plain name are found by one look-up, so that thousands of them cost no more than
 * one. Immutable.
 */
public final class PathFilter {

  private static final PathFilter NONE = new PathFilter(List.of());
  private static final List<Integer> NO_MATCH = List.of();

  private final List<Pattern> patterns;

  /** Indices of patterns by the plain name that they end in, descending. */
  private final Map<ByteBuffer, List<Integer>> byName = new HashMap<>();

  /** Indices of all others, descending. */
  private final List<Integer> others = new ArrayList<>();

  PathFilter(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
    for (int i = this.patterns.size() - 1; i >= 0; i--) {
      if (this.patterns.get(i).last() instanceof ComponentMatcher.Literal(byte[] name)) {
        byName.computeIfAbsent(ByteBuffer.wrap(name), key -> new ArrayList<>()).add(i);
      } else {
        others.add(i);
      }
    }
  }

  /** Leaves nothing out. */
  public static PathFilter none() {
    return NONE;
  }

  /**
   * Tells whether the entry itself is left out; what is in an excluded directory is never asked
   * for.
   *
   * @param path from the root, without a leading slash
   */
  public boolean excludes(byte[] path, boolean directory) {
    if (patterns.isEmpty()) {
      return false;
    }
    int nameStart = path.length;
    while (nameStart > 0 && path[nameStart - 1] != '/') {
      nameStart--;
    }
    SplitPath split = new SplitPath(path);
    int best = -1;
    ByteBuffer name = ByteBuffer.wrap(path, nameStart, path.length - nameStart);
    for (int index : byName.getOrDefault(name, NO_MATCH)) {
      if (patterns.get(index).matches(split, directory)) {
        best = index;
        break;
      }
    }
    for (int index : others) {
      if (index < best) {
        break;
      }
      Pattern pattern = patterns.get(index);
      if (pattern.last().matches(path, nameStart, path.length)
          && pattern.matches(split, directory)) {
        best = index;
        break;
      }
    }
    return best >= 0 && patterns.get(best).excludes();
  }
}
