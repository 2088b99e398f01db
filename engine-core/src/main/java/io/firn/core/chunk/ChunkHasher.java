package io.firn.core.chunk;

import java.nio.ByteBuffer;

/** Computes chunk ids. Not safe for use by several threads: each worker has its own. */
public interface ChunkHasher {

  /** The id of the remaining bytes; the buffer's position is left alone. */
  ChunkId hash(ByteBuffer chunk);
}
