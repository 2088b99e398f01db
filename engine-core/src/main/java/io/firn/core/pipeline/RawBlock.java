package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A block that is put together from new chunks of several places. Used by one thread at a time. */
final class RawBlock implements Task {

  private final Lane lane;
  private final Page page;
  private final BlockLimit limit;
  private final List<SegmentTable.Chunk> chunks = new ArrayList<>();
  private int fill;
  private int weight;

  RawBlock(Lane lane, Page page, BlockLimit limit) {
    this.lane = lane;
    this.page = page;
    this.limit = limit;
  }

  Lane lane() {
    return lane;
  }

  Page page() {
    return page;
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Tells whether a chunk of this length may be added; an empty block takes what its page can. */
  boolean takes(int length) {
    return fill + length <= page.size() && (isEmpty() || limit.allows(weight, length));
  }

  /** Adds a copy of {@code length} bytes. */
  void add(MemorySegment source, long offset, int length, ChunkId id) {
    MemorySegment.copy(source, offset, page.segment(), fill, length);
    added(length, id);
  }

  /** Adds a copy of the remaining bytes; the position is left alone. */
  void add(ByteBuffer source, ChunkId id) {
    int length = source.remaining();
    page.segment()
        .asSlice(fill, length)
        .copyFrom(MemorySegment.ofBuffer(source).asSlice(0, length));
    added(length, id);
  }

  private void added(int length, ChunkId id) {
    chunks.add(new SegmentTable.Chunk(id, length));
    fill += length;
    weight += BlockLimit.weight(length);
  }

  ByteBuffer raw() {
    return page.buffer().slice(0, fill);
  }

  List<SegmentTable.Chunk> chunks() {
    return chunks;
  }

  void clear() {
    chunks.clear();
    fill = 0;
    weight = 0;
  }

  /** For diagnosis only. */
  @Override
  public String toString() {
    return lane + " block of " + chunks.size() + " chunks, " + fill + " bytes";
  }
}
