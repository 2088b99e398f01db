package io.firn.core.index;

import io.firn.core.format.SegmentId;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The segments of a set in ascending order of their names, each name once. Numbers are dealt into
 * up to 65,536 buckets by the first bits of their names; only the names of one bucket are in memory
 * (49 of 3.2 million). For one thread.
 */
public final class SortedSegments {

  private static final int MOST_BUCKETS = 1 << 16;

  /** Names in a bucket, about, while there are buckets enough. */
  private static final int BUCKET = 16;

  private static final Comparator<Numbered> BY_NAME = Comparator.comparing(Numbered::id);

  /** A segment's name and one of its numbers. */
  private record Numbered(SegmentId id, int number) {}

  private final ChunkIndex index;
  private final int[] numbers;

  /** Where each bucket ends in {@link #numbers}. */
  private final int[] ends;

  private final int shift;

  private Numbered[] bucket = new Numbered[0];
  private int nextBucket;
  private int inBucket;
  private Numbered current;

  SortedSegments(SegmentSet set, ChunkIndex index) throws IOException {
    this.index = index;
    int buckets = Math.clamp(Integer.highestOneBit(set.size() / BUCKET), 1, MOST_BUCKETS);
    shift = Long.SIZE - 1 - Integer.numberOfTrailingZeros(buckets);
    ends = new int[buckets];
    int[] starts = new int[buckets];
    int count = 0;
    for (int number = set.next(0); number >= 0; number = set.next(number + 1)) {
      starts[bucketOf(number)]++;
      count++;
    }
    int sum = 0;
    for (int i = 0; i < buckets; i++) {
      int size = starts[i];
      starts[i] = sum;
      sum += size;
      ends[i] = sum;
    }
    this.numbers = deal(set, starts, count);
  }

  private int[] deal(SegmentSet set, int[] next, int count) throws IOException {
    int[] dealt = new int[count];
    int left = count;
    // What was added after the count has no room here and does not belong to this walk.
    for (int number = set.next(0); number >= 0 && left > 0; number = set.next(number + 1)) {
      int bucket = bucketOf(number);
      if (next[bucket] < ends[bucket]) {
        dealt[next[bucket]++] = number;
        left--;
      }
    }
    return dealt;
  }

  private int bucketOf(int number) throws IOException {
    // In two steps: with one bucket a shift by 64 would be none at all.
    return (int) (index.segment(number).id().w0() >>> 1 >>> shift);
  }

  /** Moves to the next name; false at the end. */
  public boolean advance() throws IOException {
    Numbered previous = current;
    do {
      while (inBucket == bucket.length) {
        if (nextBucket == ends.length) {
          return false;
        }
        loadBucket();
      }
      current = bucket[inBucket++];
    } while (previous != null && current.id().equals(previous.id()));
    return true;
  }

  /** The name that was moved to. */
  public SegmentId id() {
    return current.id();
  }

  /** One of its numbers in the index. */
  public int number() {
    return current.number();
  }

  private void loadBucket() throws IOException {
    int from = nextBucket == 0 ? 0 : ends[nextBucket - 1];
    int to = ends[nextBucket++];
    bucket = new Numbered[to - from];
    for (int i = from; i < to; i++) {
      bucket[i - from] = new Numbered(index.segment(numbers[i]).id(), numbers[i]);
    }
    Arrays.sort(bucket, BY_NAME);
    inBucket = 0;
  }
}
