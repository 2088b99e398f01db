package io.firn.core.format;

import io.firn.core.chunk.ChunkId;
import java.util.List;

/** Table of contents of a segment: its blocks in the order of their offsets. */
public record SegmentTable(List<Block> blocks) {

  public SegmentTable {
    blocks = List.copyOf(blocks);
  }

  /**
   * One sealed block.
   *
   * @param offset bytes from the beginning of the segment
   * @param length sealed bytes, header and tag included
   * @param chunks one after the other in the raw block
   */
  public record Block(int offset, int length, Lane lane, List<Chunk> chunks) {

    public Block {
      chunks = List.copyOf(chunks);
    }
  }

  /** One chunk and its raw bytes. */
  public record Chunk(ChunkId id, int length) {}
}
