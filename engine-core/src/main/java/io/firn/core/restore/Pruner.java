package io.firn.core.restore;

import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * {@code --delete}: while the records go by in path order, the names in each restored directory
 * that the snapshot does not have are removed. Only below what was backed up and is selected; a
 * name that an {@code exclude} of this restore matches stays, and so does a part, which may be in
 * work.
 */
final class Pruner {

  private final TreeTarget target;
  private final Selection selection;
  private final List<TreePath> backedUp;
  private final boolean wholeRoot;
  private final Remover remover;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean enabled;

  /** Deletes, or counts. */
  @FunctionalInterface
  interface Remover {
    void remove(TreePath path) throws MediaException;
  }

  /**
   * @param sourcePaths what the snapshot's user named: below these it knows everything
   * @param remover what is done with a path to delete
   */
  Pruner(
      TreeTarget target,
      Selection selection,
      List<String> sourcePaths,
      boolean enabled,
      Remover remover)
      throws MediaException {
    this.target = target;
    this.selection = selection;
    this.enabled = enabled;
    this.remover = remover;
    this.wholeRoot =
        sourcePaths.stream().anyMatch(path -> PathPattern.anchored(path).isEverything());
    this.backedUp =
        sourcePaths.stream()
            .map(path -> PathPattern.anchored(path).literal())
            .filter(path -> !path.isEmpty())
            .map(TreePath::of)
            .toList();
    if (enabled && wholeRoot && selection.isEverything()) {
      levels.push(new Level(null, target.rootChildren()));
    }
  }

  /** A record of the snapshot goes by, selected or not. */
  void pass(TreePath path) throws MediaException {
    while (!levels.isEmpty() && !levels.peek().holds(path)) {
      removeAll(levels.pop());
    }
    if (!levels.isEmpty() && levels.peek().isParentOf(path)) {
      Level level = levels.peek();
      byte[] name = path.name();
      while (level.isBefore(name)) {
        remove(level, level.take());
      }
      if (level.isAt(name)) {
        level.take();
      }
    }
  }

  /** The record that went by last is a selected directory that existed before. */
  void enter(TreePath directory) throws MediaException {
    if (enabled && (wholeRoot || backedUp.stream().anyMatch(directory::startsWith))) {
      levels.push(new Level(directory, target.children(directory)));
    }
  }

  /** No more records: of the tree, or of one range of it. */
  void finish() throws MediaException {
    while (!levels.isEmpty()) {
      removeAll(levels.pop());
    }
  }

  /** Records are missing, so nothing can be said any more of what the snapshot does not have. */
  void giveUp() {
    enabled = false;
    levels.clear();
  }

  private void removeAll(Level level) throws MediaException {
    while (level.hasMore()) {
      remove(level, level.take());
    }
  }

  private void remove(Level level, byte[] name) throws MediaException {
    TreePath path = level.directory == null ? TreePath.of(name) : level.directory.resolve(name);
    if (selection.selects(path) && !Parts.isPart(name)) {
      remover.remove(path);
    }
  }

  /** A directory and those of its names that no record has passed. */
  private static final class Level {

    private final TreePath directory;
    private final List<byte[]> names;
    private int at;

    Level(TreePath directory, List<byte[]> names) {
      this.directory = directory;
      this.names = names;
    }

    boolean holds(TreePath path) {
      return directory == null || path.startsWith(directory);
    }

    boolean isParentOf(TreePath path) {
      TreePath parent = path.parent();
      return directory == null ? parent == null : directory.equals(parent);
    }

    boolean hasMore() {
      return at < names.size();
    }

    boolean isBefore(byte[] name) {
      return hasMore() && Arrays.compareUnsigned(names.get(at), name) < 0;
    }

    boolean isAt(byte[] name) {
      return hasMore() && Arrays.equals(names.get(at), name);
    }

    byte[] take() {
      return names.get(at++);
    }
  }
}
