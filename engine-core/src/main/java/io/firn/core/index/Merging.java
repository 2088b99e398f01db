package io.firn.core.index;

/**
 * Decides which tables to merge, so that a look-up touches at most {@link #MOST_TABLES} of them
 * whatever the number of pieces, and yet an entry is not rewritten with every flush. Tables are
 * ordered from large to small; what is merged is always a run at the small end, so numbers of
 * segments, which count through the tables, stay as they are.
 */
final class Merging {

  /** More than this are merged. */
  static final int MOST_TABLES = 8;

  /** A table is drawn into a merge when it is not this much larger than those after it. */
  private static final int RATIO = 2;

  private Merging() {}

  /**
   * From which table on to merge; -1 when there are few enough.
   *
   * @param entries of the tables in their order
   */
  static int start(long[] entries) {
    if (entries.length <= MOST_TABLES) {
      return -1;
    }
    int start = entries.length - 1;
    long sum = entries[start];
    do {
      start--;
      sum += entries[start];
    } while (start > 0 && entries[start - 1] < RATIO * sum);
    return start;
  }
}
