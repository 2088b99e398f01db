package io.firn.core.restore;

import io.firn.api.media.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The restored directories above the record at hand. A directory is left when the first record that
 * is not below it goes by; its attributes are set after that, so those below it are done first.
 */
final class Directories {

  private final Deque<Level> levels = new ArrayDeque<>();
  private final Consumer<Place> left;
  private boolean rootIsFresh;

  /**
   * @param left hears of directories that were left and whose attributes are to be set
   * @param rootIsFresh whether the target was empty
   */
  Directories(boolean rootIsFresh, Consumer<Place> left) {
    this.rootIsFresh = rootIsFresh;
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
   */
  void enter(TreePath source, Optional<Place> place, boolean fresh) {
    levels.push(new Level(source, place, fresh));
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

  /** Entries of several directories fall together from now on. */
  void rootIsNoLongerFresh() {
    rootIsFresh = false;
  }

  private void leave() {
    levels.pop().place().ifPresent(left);
  }

  private record Level(TreePath source, Optional<Place> place, boolean fresh) {}
}
