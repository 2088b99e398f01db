package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Header, table and footer of a segment as bytes. */
final class SegmentBytes {

  static final int HEADER = 32;
  static final int FOOTER = 16;

  /** Bytes of a table without blocks. */
  static final int EMPTY_TABLE = 4;

  private static final int BLOCK = 4 + 4 + 1 + 4;
  private static final byte[] HEADER_MAGIC = magic("FIRNSEG");
  private static final byte[] FOOTER_MAGIC = magic("FIRNEND");

  private SegmentBytes() {}

  private static byte[] magic(String word) {
    return (word + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /** Bytes that a block of so many chunks adds to the table. */
  static int tableBytes(int chunks) {
    return BLOCK + chunks * (ChunkId.BYTES + Integer.BYTES);
  }

  /** Bytes of a segment that are neither block nor chunk entries, for a single block. */
  static int overhead() {
    return HEADER
        + SegmentCipher.BLOCK_OVERHEAD
        + EMPTY_TABLE
        + BLOCK
        + SegmentCipher.TABLE_OVERHEAD
        + FOOTER;
  }

  static void writeHeader(ByteBuffer target, int epoch, byte[] salt) {
    target.put(HEADER_MAGIC).putInt(epoch).putInt(0).put(salt);
  }

  static void writeTable(ByteBuffer target, SegmentTable table) {
    target.putInt(table.blocks().size());
    for (SegmentTable.Block block : table.blocks()) {
      target.putInt(block.offset()).putInt(block.length());
      target.put(code(block.lane())).putInt(block.chunks().size());
      for (SegmentTable.Chunk chunk : block.chunks()) {
        chunk.id().write(target);
        target.putInt(chunk.length());
      }
    }
  }

  static void writeFooter(ByteBuffer target, int sealedTableLength) {
    target.putInt(sealedTableLength).putInt(0).put(FOOTER_MAGIC);
  }

  private static byte code(Lane lane) {
    return switch (lane) {
      case DATA -> 0;
      case METADATA -> 1;
      case MANIFEST -> 2;
    };
  }
}
