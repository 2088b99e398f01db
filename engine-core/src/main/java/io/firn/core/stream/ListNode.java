package io.firn.core.stream;

import java.util.List;

/**
 * A list node.
 *
 * @param level 1 when the children are chunks and holes, else one more than that of the children
 * @param hasPaths whether the children say their first paths
 */
record ListNode(int level, boolean hasPaths, List<ListEntry> entries) {

  /** The deepest tree: 128^8 chunks are more than there will ever be. */
  static final int MOST_LEVELS = 8;

  /** The longest node: cut content-defined at a mean of some 600, in the end here. */
  static final int MOST_ENTRIES = 2048;

  /** Bytes of content below. */
  long length() {
    long sum = 0;
    for (ListEntry entry : entries) {
      sum += entry.length();
    }
    return sum;
  }
}
