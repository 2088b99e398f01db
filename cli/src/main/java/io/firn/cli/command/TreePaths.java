package io.firn.cli.command;

import io.firn.api.media.TreePath;
import io.firn.cli.exit.UsageException;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.tree.TypedPath;
import java.util.List;
import java.util.Optional;

/** Paths as users give them, as paths of a tree. */
final class TreePaths {

  private TreePaths() {}

  /**
   * What the text may mean in a tree, the likelier first.
   *
   * @param text absolute or without the leading slash; null for the root
   * @return never empty; the root is an empty path
   */
  static List<Optional<TreePath>> of(String text) throws UsageException {
    TypedPath typed = TypedPath.of(text == null ? "" : text);
    if (typed.isRoot()) {
      return List.of(Optional.empty());
    }
    List<TreePath> paths = typed.inTree();
    if (paths.isEmpty()) {
      throw new UsageException(
          "'" + text + "' is no path of a snapshot; give it as firn ls prints it");
    }
    return paths.stream().map(Optional::of).toList();
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
