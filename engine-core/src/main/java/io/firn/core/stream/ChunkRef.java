package io.firn.core.stream;

import io.firn.core.chunk.ChunkId;

/**
 * A piece of a stream's content.
 *
 * @param id null for a hole: zeros that are not stored
 * @param length bytes
 */
public record ChunkRef(ChunkId id, long length) {

  public static ChunkRef hole(long length) {
    return new ChunkRef(null, length);
  }

  public boolean isHole() {
    return id == null;
  }
}
