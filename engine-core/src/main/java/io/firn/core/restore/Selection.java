package io.firn.core.restore;

import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.snapshot.SnapshotDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which entries of a tree are restored, and where to. An entry is selected when a path of the
 * request names it or a directory above it, when an {@code include} matches if there are any, and
 * when no {@code exclude} matches. A path is tried as it stands, with its escapes read, and as a
 * glob, so that a file whose name has a bracket, or is no text, can be named.
 */
final class Selection {

  private final List<String> asked = new ArrayList<>();
  private final List<List<TreePath>> named = new ArrayList<>();
  private final List<PathPattern> globs = new ArrayList<>();
  private final List<PathPattern> include;
  private final List<PathPattern> exclude;
  private final BitSet matched = new BitSet();
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
        named.add(pattern.asPaths(path));
        globs.add(pattern);
        asked.add(path);
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
      starts.addAll(named.get(i));
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

  /** The same for a disk, by its name. */
  boolean selects(SnapshotDocument.Stream disk) {
    try {
      return selects(TreePath.of(disk.name().replaceFirst("^/+", "")));
    } catch (IllegalArgumentException e) {
      return everything; // a name that no path can have is not asked for by one
    }
  }

  /** The paths asked for that have matched nothing so far. */
  List<String> unmatched() {
    return IntStream.range(0, everything ? 0 : asked.size())
        .filter(i -> !matched.get(i))
        .mapToObj(asked::get)
        .toList();
  }

  /** Every path is tried until it has matched once, so that each that matches nothing is known. */
  private boolean isNamed(TreePath path) {
    boolean named = everything;
    for (int i = 0; i < asked.size(); i++) {
      boolean known = named && matched.get(i);
      if (!known && names(i, path)) {
        matched.set(i);
        named = true;
      }
    }
    return named;
  }

  private boolean names(int i, TreePath path) {
    return named.get(i).stream().anyMatch(path::startsWith) || globs.get(i).matches(path);
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
