package io.firn.core.pipeline;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A piece of off-heap memory, seen in two ways.
 *
 * @param buffer of the same bytes; only {@code slice} and {@code duplicate} are to be used
 */
record Page(MemorySegment segment, ByteBuffer buffer) {

  static Page of(MemorySegment segment) {
    return new Page(segment, segment.asByteBuffer());
  }

  int size() {
    return buffer.capacity();
  }
}
