package io.firn.core.index;

import io.firn.core.format.SegmentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing set of segments by their numbers in one index: one bit each, 400 kB for the 3.2 million
 * segments of 100 TiB. Safe for use by many threads.
 */
public final class SegmentSet {

  private static final int FIRST_WORDS = 16;

  /** Replaced when it grows; bits are set under the lock and may be read without it. */
  private volatile long[] words = new long[FIRST_WORDS];

  /** Adds the segment; adding it again is cheap and takes no lock. */
  public void add(int segment) {
    if (!contains(segment)) {
      addLocked(segment);
    }
  }

  private synchronized void addLocked(int segment) {
    int word = segment >>> 6;
    long[] current = words;
    if (word >= current.length) {
      current = Arrays.copyOf(current, Math.max(word + 1, current.length * 2));
    }
    current[word] |= 1L << segment;
    words = current;
  }

  /**
   * Tells whether the segment was added. One that another thread is just adding may still be
   * missed.
   */
  public boolean contains(int segment) {
    long[] current = words;
    int word = segment >>> 6;
    return word < current.length && (current[word] & (1L << segment)) != 0;
  }

  /** How many numbers there are. */
  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /** The least number in the set from {@code from} on; -1 when there is none. */
  public int next(int from) {
    long[] current = words;
    int word = from >>> 6;
    if (word >= current.length) {
      return -1;
    }
    long rest = current[word] & (-1L << from);
    while (rest == 0) {
      if (++word == current.length) {
        return -1;
      }
      rest = current[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /**
   * The names of these segments in ascending order, each once, whatever is added from now on. Takes
   * 4 bytes for each segment while it is walked.
   */
  public SortedSegments sorted(ChunkIndex index) throws IOException {
    return new SortedSegments(this, index);
  }

  /** The names as {@link #sorted} gives them; for small sets. */
  public List<SegmentId> toSortedIds(ChunkIndex index) throws IOException {
    List<SegmentId> ids = new ArrayList<>();
    for (SortedSegments sorted = sorted(index); sorted.advance(); ) {
      ids.add(sorted.id());
    }
    return ids;
  }
}
