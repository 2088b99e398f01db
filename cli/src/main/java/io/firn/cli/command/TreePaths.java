package io.firn.cli.command;

import io.firn.api.media.TreePath;
import io.firn.cli.exit.UsageException;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.snapshot.Snapshot;
import java.util.Optional;

/** Paths as users give them, as paths of a tree. */
final class TreePaths {

  private TreePaths() {}

  /**
   * The path in a tree.
   *
   * @param text absolute or without the leading slash; null for the root
   * @return empty for the root
   */
  static Optional<TreePath> of(String text) throws UsageException {
    String relative = text == null ? "" : text.replaceAll("^/+|/+$", "");
    if (relative.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TreePath.of(relative));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + text + "' is no path of a snapshot; give it as firn ls prints it", e);
    }
  }

  /** A path that was asked for and is not there is an error, not an empty answer. */
  static void refuseNothing(long found, String path, Snapshot snapshot) throws NoSuchSnapshot {
    if (found == 0 && path != null) {
      throw new NoSuchSnapshot(
          "snapshot "
              + SnapshotListing.shortId(snapshot.id())
              + " has no '"
              + path
              + "'; see: firn ls "
              + SnapshotListing.shortId(snapshot.id()));
    }
  }
}
