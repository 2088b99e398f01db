package io.firn.core.manifest;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.format.SegmentId;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Gives the names in a manifest in ascending order; holds one chunk. Used by one thread. */
public final class ManifestReader {

  private final ChunkReader chunks;
  private final StreamReader pieces;
  private ByteBuffer names = ByteBuffer.allocate(0);
  private SegmentId last;

  public ManifestReader(ChunkReader chunks, StreamRoot manifest) {
    this.chunks = chunks;
    this.pieces = new StreamReader(chunks, manifest);
  }

  /**
   * The next name, or null at the end.
   *
   * @throws Damaged when a chunk is missing, or the names are not what a manifest has
   */
  public SegmentId next() throws IOException {
    while (!names.hasRemaining()) {
      ChunkRef piece = pieces.next();
      if (piece == null) {
        return null;
      }
      if (piece.isHole()) {
        throw new Damaged("a manifest has a hole", null);
      }
      names = chunks.read(piece.id());
      if (names.remaining() % SegmentId.BYTES != 0) {
        throw new Damaged("a chunk of a manifest is cut off", null);
      }
    }
    SegmentId name = SegmentId.read(names);
    if (last != null && last.compareTo(name) >= 0) {
      throw new Damaged("the names in a manifest are out of order", null);
    }
    last = name;
    return name;
  }
}
