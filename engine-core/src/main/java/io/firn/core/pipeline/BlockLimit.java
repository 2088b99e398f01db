package io.firn.core.pipeline;

/**
 * How many chunks go into one block. A chunk weighs its bytes and its 36 bytes of the segment's
 * table, so that a block of very small chunks does not make a table larger than a segment.
 *
 * @param most weight of a block of more than one chunk
 */
record BlockLimit(int most) {

  static int weight(int length) {
    return length + SegmentSizes.CHUNK;
  }

  /** Tells whether a chunk of {@code length} may join a block of {@code weight}. */
  boolean allows(int weight, int length) {
    return weight + weight(length) <= most;
  }

  /** From half a block on a chunk is a block of its own, which saves copying it. */
  boolean standsAlone(int length) {
    return weight(length) > most / 2;
  }
}
