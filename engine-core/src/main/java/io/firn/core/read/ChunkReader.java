package io.firn.core.read;

import io.firn.core.chunk.ChunkId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Gives the bytes of chunks, authenticated and compared with their ids. Safe for many threads. */
public interface ChunkReader {

  /**
   * The bytes of a chunk, as a read-only buffer that stays valid.
   *
   * @throws io.firn.core.RepositoryException.Damaged when the index does not know the chunk or its
   *     segment is missing or changed; names the segment
   */
  ByteBuffer read(ChunkId id) throws IOException;

  /**
   * Says which chunks will be read soon, in this order, so that neighbours can be fetched together
   * and ahead of time. A hint: returns at once, and errors show when the chunk is read.
   */
  default void prefetch(List<ChunkId> soon) {}
}
