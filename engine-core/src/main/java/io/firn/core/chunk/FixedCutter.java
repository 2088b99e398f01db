package io.firn.core.chunk;

import java.lang.foreign.MemorySegment;

/** Cuts at multiples of a length, whatever the content. */
public final class FixedCutter implements Cutter {

  private final int length;
  private int taken;

  /** Cuts every {@code length} bytes. */
  public FixedCutter(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a chunk has at least one byte, not " + length);
    }
    this.length = length;
  }

  @Override
  public int next(MemorySegment bytes, int from, int to) {
    int missing = length - taken;
    if (to - from < missing) {
      taken += to - from;
      return -1;
    }
    taken = 0;
    return from + missing;
  }

  @Override
  public void reset() {
    taken = 0;
  }
}
