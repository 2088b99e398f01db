package io.firn.core.manifest;

import io.firn.core.format.SegmentId;
import java.nio.ByteBuffer;

/**
 * Cuts the sorted names of a snapshot's segments into chunks. The cut depends on the names alone:
 * after a name whose last 16 bits are 0 modulo 512, so that a new name changes one chunk and all
 * others are shared with the parent's manifest. Holds the names of one chunk. For one thread.
 */
final class ManifestCutter {

  /** Names in the mean chunk: 512 x 32 bytes = 16 KiB, as metadata chunks. */
  private static final int MEAN = 512;

  private static final int LEAST = 128;
  private static final int MOST = 2048;

  private final ByteBuffer chunk = ByteBuffer.allocate(MOST * SegmentId.BYTES);

  /**
   * Adds the next name.
   *
   * @return true when a chunk is complete, to be taken before the next name
   */
  boolean add(SegmentId name) {
    name.write(chunk);
    int length = chunk.position() / SegmentId.BYTES;
    boolean boundary = (name.w3() & 0xffff) % MEAN == 0;
    return length == MOST || (length >= LEAST && boundary);
  }

  /** Whether there are names since the last chunk. */
  boolean hasMore() {
    return chunk.position() > 0;
  }

  /** The names since the last chunk; the buffer is used again by the next name. */
  ByteBuffer take() {
    ByteBuffer names = chunk.duplicate().flip();
    chunk.clear();
    return names;
  }
}
