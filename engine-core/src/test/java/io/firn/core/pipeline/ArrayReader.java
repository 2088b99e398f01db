package io.firn.core.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Reads an array in pieces of random length; some ranges of it are holes. */
final class ArrayReader implements ContentReader {

  private final byte[] content;
  private final RandomGenerator random;
  private final NavigableMap<Integer, Integer> holes = new TreeMap<>();
  private int failAt = Integer.MAX_VALUE;
  private MediaException failure;
  private int position;

  ArrayReader(byte[] content, RandomGenerator random) {
    this.content = content;
    this.random = random;
  }

  /** Makes a range a hole, and its bytes zero. */
  ArrayReader hole(int from, int to) {
    Arrays.fill(content, from, to, (byte) 0);
    holes.put(from, to);
    return this;
  }

  /** Makes reading fail once so many bytes were read. */
  ArrayReader failAt(int place, MediaException exception) {
    failAt = place;
    failure = exception;
    return this;
  }

  @Override
  public long skipHole() {
    Integer to = holes.get(position);
    if (to == null) {
      return 0;
    }
    int length = to - position;
    position = to;
    return length;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (position >= failAt) {
      throw failure;
    }
    if (position == content.length) {
      return -1;
    }
    Integer hole = holes.ceilingKey(position);
    int end = hole == null ? content.length : hole;
    int most = Math.min(target.remaining(), end - position);
    int n = most <= 1 || random.nextInt(4) == 0 ? most : random.nextInt(1, most + 1);
    target.put(content, position, n);
    position += n;
    return n;
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
