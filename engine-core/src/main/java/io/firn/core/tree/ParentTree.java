package io.firn.core.tree;

import io.firn.api.media.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The tree that a walk is compared with, read once from its beginning to its end while the walk
 * goes on: a merge-join, so nothing is kept but the record at hand.
 *
 * <p>It may have several parts: the checkpoint of a run that did not finish knows the paths up to
 * where it came; beyond its last path the next part, the older snapshot, answers. Used by one
 * thread.
 */
public final class ParentTree {

  private final Deque<TreeReader> parts;
  private TreeRecord current;
  private TreePath last;

  /**
   * A parent of these parts, the newest first; of none when there is nothing to compare with. The
   * readers belong to this from now on.
   */
  public ParentTree(List<TreeReader> parts) {
    this.parts = new ArrayDeque<>(parts);
  }

  /**
   * The parent's record of this path.
   *
   * @param path not below the path of the call before
   */
  public Optional<TreeRecord> find(TreePath path) throws IOException {
    while (isBefore(path)) {
      advance();
    }
    boolean found = current != null && current.attributes().path().equals(path);
    return found ? Optional.of(current) : Optional.empty();
  }

  private boolean isBefore(TreePath path) {
    return current == null ? !parts.isEmpty() : current.attributes().path().compareTo(path) < 0;
  }

  private void advance() throws IOException {
    current = null;
    while (current == null && !parts.isEmpty()) {
      current = parts.getFirst().next();
      if (current == null) {
        parts.removeFirst();
        if (!parts.isEmpty() && last != null) {
          parts.getFirst().seekAfter(last);
        }
      }
    }
    if (current != null) {
      last = current.attributes().path();
    }
  }
}
