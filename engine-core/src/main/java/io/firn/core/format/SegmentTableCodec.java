package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.SegmentCipher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The plain bytes of a segment's table. */
public final class SegmentTableCodec {

  private static final int BLOCK_BYTES = 13;
  private static final int CHUNK_BYTES = ChunkId.BYTES + Integer.BYTES;

  private SegmentTableCodec() {}

  /** Bytes that {@link #write} writes. */
  public static int size(SegmentTable table) {
    int size = Integer.BYTES;
    for (SegmentTable.Block block : table.blocks()) {
      size = Math.addExact(size, BLOCK_BYTES + block.chunks().size() * CHUNK_BYTES);
    }
    return size;
  }

  /** Writes the table at the buffer's position and moves it. */
  public static void write(SegmentTable table, ByteBuffer target) {
    target.putInt(table.blocks().size());
    for (SegmentTable.Block block : table.blocks()) {
      target.putInt(block.offset()).putInt(block.length());
      target.put((byte) block.lane().code()).putInt(block.chunks().size());
      for (SegmentTable.Chunk chunk : block.chunks()) {
        chunk.id().write(target);
        target.putInt(chunk.length());
      }
    }
  }

  /**
   * Reads what the buffer holds to its limit.
   *
   * @param tableOffset where the table begins in the segment: the blocks end before
   * @throws Damaged when the table contradicts itself or the segment
   * @throws Unsupported when it names an unknown lane
   */
  public static SegmentTable read(ByteBuffer source, long tableOffset) throws Damaged, Unsupported {
    int count = count(source, BLOCK_BYTES);
    List<SegmentTable.Block> blocks = new ArrayList<>(count);
    long end = SegmentHeader.BYTES;
    for (int i = 0; i < count; i++) {
      SegmentTable.Block block = block(source, end);
      blocks.add(block);
      end = (long) block.offset() + block.length();
    }
    if (end > tableOffset || source.hasRemaining()) {
      throw new Damaged("a segment's table and its blocks do not fit together", null);
    }
    return new SegmentTable(blocks);
  }

  private static SegmentTable.Block block(ByteBuffer source, long least)
      throws Damaged, Unsupported {
    if (source.remaining() < BLOCK_BYTES) {
      throw new Damaged("a segment's table is cut off", null);
    }
    int offset = source.getInt();
    int length = source.getInt();
    Lane lane = Lane.of(source.get());
    if (offset < least || length < SegmentCipher.BLOCK_OVERHEAD) {
      throw new Damaged("a segment's table names an impossible block at " + offset, null);
    }
    return new SegmentTable.Block(offset, length, lane, chunks(source, offset));
  }

  private static List<SegmentTable.Chunk> chunks(ByteBuffer source, int offset) throws Damaged {
    int count = count(source, CHUNK_BYTES);
    List<SegmentTable.Chunk> chunks = new ArrayList<>(count);
    long raw = 0;
    for (int i = 0; i < count; i++) {
      ChunkId id = ChunkId.read(source);
      int length = source.getInt();
      raw += length;
      if (length < 1 || raw > SegmentCipher.LARGEST_RAW_BLOCK) {
        throw new Damaged("a segment's table names impossible chunks in block " + offset, null);
      }
      chunks.add(new SegmentTable.Chunk(id, length));
    }
    return chunks;
  }

  /** A number of things of at least so many bytes each, all of which must still be there. */
  private static int count(ByteBuffer source, int bytesEach) throws Damaged {
    if (source.remaining() < Integer.BYTES) {
      throw new Damaged("a segment's table is cut off", null);
    }
    int count = source.getInt();
    if (count < 0 || count > source.remaining() / bytesEach) {
      throw new Damaged("a segment's table is cut off", null);
    }
    return count;
  }
}
