package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.SegmentFooter;
import io.firn.core.format.SegmentHeader;

/** What of a segment is not content, in bytes; needed before there is a table to be measured. */
final class SegmentSizes {

  /** A table without blocks: their number. */
  static final int EMPTY_TABLE = 4;

  /** A chunk in the table: id and length. */
  static final int CHUNK = ChunkId.BYTES + Integer.BYTES;

  /** A block in the table: offset, length, lane, number of chunks. */
  private static final int BLOCK = 4 + 4 + 1 + 4;

  private SegmentSizes() {}

  /** What a block of so many chunks adds to the plain table. */
  static int tableEntry(int chunks) {
    return BLOCK + chunks * CHUNK;
  }

  /** Sealed table and footer, for a plain table of so many bytes. */
  static int tail(int table) {
    return table + SegmentCipher.TABLE_OVERHEAD + SegmentFooter.BYTES;
  }

  /** A segment of one block, without its chunks and their entries. */
  static int overhead() {
    return SegmentHeader.BYTES + SegmentCipher.BLOCK_OVERHEAD + tail(EMPTY_TABLE + BLOCK);
  }
}
