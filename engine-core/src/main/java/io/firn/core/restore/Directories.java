package io.firn.core.restore;

import io.firn.api.media.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The restored directories above the record at hand. A directory is left when the first record that
 * is not below it goes by; its attributes are set after that, so those below it are done first.
 */
final class Directories {

  private final Deque<Level> levels = new ArrayDeque<>();
  private final Consumer<Place> left;
  private final Leftovers rootLeftovers;
  private boolean rootIsFresh;

  /**
   * @param left hears of directories that were left and whose attributes are to be set
   * @param rootNames what the target held
   */
  Directories(List<byte[]> rootNames, Consumer<Place> left) {
    this.rootIsFresh = rootNames.isEmpty();
    this.rootLeftovers = Leftovers.in(null, rootNames);
    this.left = left;
  }

  void pass(TreePath source) {
    while (!levels.isEmpty() && !source.startsWith(levels.peek().source())) {
      leave();
    }
  }

  /**
   * The record that went by last is a directory.
   *
   * @param place empty when its attributes are left alone
   * @param fresh whether this restore made it, so that nothing stands in it
   * @param leftovers what killed restores left in it
   */
  void enter(TreePath source, Optional<Place> place, boolean fresh, Leftovers leftovers) {
    levels.push(new Level(source, place, fresh, leftovers));
  }

  void finish() {
    while (!levels.isEmpty()) {
      leave();
    }
  }

  /** Tells whether nothing can stand at the place of the record that went by last. */
  boolean isFresh() {
    return rootIsFresh || (!levels.isEmpty() && levels.peek().fresh());
  }

  /** What killed restores left beside the entry, whose record went by last. */
  Leftovers leftovers(Place place) {
    if (isFresh()) {
      return Leftovers.NONE;
    }
    TreePath parent = place.source().parent();
    if (!levels.isEmpty() && levels.peek().source().equals(parent)) {
      return levels.peek().leftovers();
    }
    return place.path().parent() == null ? rootLeftovers : Leftovers.UNKNOWN;
  }

  /** Entries of several directories fall together from now on. */
  void rootIsNoLongerFresh() {
    rootIsFresh = false;
  }

  private void leave() {
    levels.pop().place().ifPresent(left);
  }

  private record Level(
      TreePath source, Optional<Place> place, boolean fresh, Leftovers leftovers) {}
}
