package io.firn.core.restore;

import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What restores that were killed left in one directory, under names of parts. Nearly always
 * nothing; so a directory is listed once, and its files are not asked about one by one.
 */
final class Leftovers {

  /** In a directory that this restore made. */
  static final Leftovers NONE = new Leftovers(Set.of());

  /** In a directory that was not listed, as only single entries of it are restored. */
  static final Leftovers UNKNOWN = new Leftovers(null);

  /** Null when not known. */
  private final Set<TreePath> parts;

  private Leftovers(Set<TreePath> parts) {
    this.parts = parts;
  }

  /**
   * Those among the names in a directory.
   *
   * @param directory null for the root
   */
  static Leftovers in(TreePath directory, List<byte[]> names) {
    Set<TreePath> parts = new HashSet<>();
    for (byte[] name : names) {
      if (Parts.isPart(name)) {
        parts.add(directory == null ? TreePath.of(name) : directory.resolve(name));
      }
    }
    return parts.isEmpty() ? NONE : new Leftovers(parts);
  }

  /** The tree itself has an entry of this name: it is no leftover. */
  void pass(TreePath path) {
    if (parts != null && !parts.isEmpty()) {
      parts.remove(path);
    }
  }

  /**
   * Tells whether a part of this very file is there to go on with, and removes those of the same
   * file that restores of other trees left.
   */
  boolean take(TreePath part, TreePath path, TreeTarget target) throws MediaException {
    if (parts == null) {
      return target.existing(part).filter(there -> there.type() == FileType.FILE).isPresent();
    }
    boolean found = !parts.isEmpty() && parts.remove(part);
    for (TreePath other : Set.copyOf(parts)) {
      if (Parts.isPartOf(other, path)) {
        parts.remove(other);
        target.delete(other);
      }
    }
    return found;
  }
}
