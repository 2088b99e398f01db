package io.firn.core.browse;

import io.firn.core.tree.TreeRecord;
import java.util.Optional;

/**
 * One path that two snapshots do not have alike. At least one side is present.
 *
 * @param before in the first snapshot
 * @param after in the second
 */
public record Difference(Kind kind, Optional<TreeRecord> before, Optional<TreeRecord> after) {

  /** How they differ. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** Another kind of entry. */
    TYPE,
    CONTENT,
    /** Same content, other owner, mode, time, target or extended attributes. */
    ATTRIBUTES
  }

  /** The side that is there; the second where both are. */
  public TreeRecord entry() {
    return after.or(() -> before).orElseThrow();
  }
}
