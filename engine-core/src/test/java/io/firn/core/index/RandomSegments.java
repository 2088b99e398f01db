package io.firn.core.index;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes chunk ids and segments that hold them. */
final class RandomSegments {

  private final RandomGenerator random;

  RandomSegments(RandomGenerator random) {
    this.random = random;
  }

  ChunkId chunk() {
    return new ChunkId(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  List<ChunkId> chunks(int count) {
    List<ChunkId> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(chunk());
    }
    return chunks;
  }

  SegmentRef segment() {
    byte[] salt = new byte[SegmentRef.SALT_BYTES];
    random.nextBytes(salt);
    SegmentId id =
        new SegmentId(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    return new SegmentRef(id, random.nextInt(3), salt, random.nextInt(1 << 29, 1 << 30));
  }

  /** A table with these chunks in blocks of up to four. */
  SegmentTable table(List<ChunkId> chunks) {
    List<SegmentTable.Block> blocks = new ArrayList<>();
    int offset = 32;
    for (int i = 0; i < chunks.size(); ) {
      int end = Math.min(chunks.size(), i + random.nextInt(1, 5));
      int length = random.nextInt(25, 1 << 16);
      List<SegmentTable.Chunk> inBlock =
          chunks.subList(i, end).stream()
              .map(id -> new SegmentTable.Chunk(id, random.nextInt(1, 1 << 12)))
              .toList();
      blocks.add(new SegmentTable.Block(offset, length, Lane.DATA, inBlock));
      offset += length;
      i = end;
    }
    return new SegmentTable(blocks);
  }
}
