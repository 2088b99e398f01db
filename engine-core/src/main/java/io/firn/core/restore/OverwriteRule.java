package io.firn.core.restore;

import io.firn.api.media.FileAttributes;
import java.util.Optional;

/** What becomes of what stands where an entry is restored. */
final class OverwriteRule {

  /** What to do. */
  enum Action {
    /** Nothing is there. */
    CREATE,
    /** Something is there that is made equal to what is stored. */
    UPDATE,
    /** It is taken to be equal. */
    TRUST,
    /** It is left alone. */
    SKIP
  }

  private final Overwrite policy;

  OverwriteRule(Overwrite policy) {
    this.policy = policy;
  }

  Action decide(Optional<FileAttributes> existing, FileAttributes stored) {
    if (existing.isEmpty()) {
      return Action.CREATE;
    }
    FileAttributes there = existing.get();
    return switch (policy) {
      case ALWAYS -> Action.UPDATE;
      case IF_CHANGED -> looksEqual(there, stored) ? Action.TRUST : Action.UPDATE;
      case IF_NEWER -> there.modified().isBefore(stored.modified()) ? Action.UPDATE : Action.SKIP;
      case NEVER -> Action.SKIP;
    };
  }

  private static boolean looksEqual(FileAttributes there, FileAttributes stored) {
    return there.type() == stored.type()
        && there.size() == stored.size()
        && there.modified().equals(stored.modified());
  }
}
