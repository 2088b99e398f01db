package io.firn.core.restore;

import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which entries of a tree are restored, and where to. An entry is selected when a path of the
 * request names it or a directory above it, when an {@code include} matches if there are any, and
 * when no {@code exclude} matches. A path is tried as it stands first, then as a glob, so that a
 * file whose name has a bracket can be named.
 */
final class Selection {

  private final List<TreePath> literals = new ArrayList<>();
  private final List<PathPattern> globs = new ArrayList<>();
  private final List<PathPattern> include;
  private final List<PathPattern> exclude;
  private final boolean everything;
  private final int strip;

  /**
   * @throws Refused when a path could not be in any tree: it has a {@code ..}
   */
  Selection(RestoreRequest request) throws Refused {
    boolean all = request.paths().isEmpty();
    for (String path : request.paths()) {
      PathPattern pattern = PathPattern.anchored(path);
      if (pattern.isEverything()) {
        all = true;
      } else {
        globs.add(pattern);
        literals.add(pattern.asPath(path));
      }
    }
    everything = all;
    include = request.include().stream().map(PathPattern::floating).toList();
    exclude = request.exclude().stream().map(PathPattern::floating).toList();
    strip = request.stripComponents();
  }

  /** Whether the request names no paths, so that documents and disks are wanted, too. */
  boolean isEverything() {
    return everything;
  }

  /**
   * The places of the tree that have to be looked at, in order, none below another; empty for all
   * of it.
   */
  List<TreePath> ranges() {
    TreeSet<TreePath> starts = new TreeSet<>();
    for (int i = 0; i < globs.size(); i++) {
      String prefix = globs.get(i).literalPrefix();
      if (prefix.isEmpty()) {
        return List.of();
      }
      starts.add(TreePath.of(prefix));
      starts.add(literals.get(i));
    }
    List<TreePath> ranges = new ArrayList<>();
    if (!everything) {
      for (TreePath start : starts) {
        if (ranges.isEmpty() || !start.startsWith(ranges.getLast())) {
          ranges.add(start);
        }
      }
    }
    return ranges;
  }

  boolean selects(TreePath path) {
    return isNamed(path)
        && (include.isEmpty() || include.stream().anyMatch(pattern -> pattern.matches(path)))
        && exclude.stream().noneMatch(pattern -> pattern.matches(path));
  }

  private boolean isNamed(TreePath path) {
    return everything
        || literals.stream().anyMatch(path::startsWith)
        || globs.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** Where the entry goes: its path less the leading components; empty when nothing is left. */
  Optional<TreePath> place(TreePath path) {
    if (strip == 0) {
      return Optional.of(path);
    }
    byte[] bytes = path.bytes();
    int start = 0;
    for (int dropped = 0; dropped < strip; dropped++) {
      int slash = start;
      while (slash < bytes.length && bytes[slash] != '/') {
        slash++;
      }
      if (slash == bytes.length) {
        return Optional.empty();
      }
      start = slash + 1;
    }
    return Optional.of(TreePath.of(Arrays.copyOfRange(bytes, start, bytes.length)));
  }

  /** What {@link #place} drops from the path. */
  byte[] dropped(TreePath path, TreePath place) {
    int length = path.bytes().length - place.bytes().length;
    return Arrays.copyOf(path.bytes(), length);
  }
}
