package io.firn.core.stream;

import io.firn.core.chunk.ChunkId;
import java.util.Optional;

/**
 * Root of a stream: how all of its content is found.
 *
 * @param level 0 when {@code id} is the only chunk itself, n when it is a list node of level n
 * @param id empty for a stream that is empty or one hole
 * @param length bytes of content
 */
public record StreamRoot(int level, Optional<ChunkId> id, long length) {

  public static final StreamRoot EMPTY = new StreamRoot(0, Optional.empty(), 0);

  public StreamRoot {
    if (length < 0 || level < 0 || (level > 0 && id.isEmpty())) {
      throw new IllegalArgumentException("not a stream root: level " + level + ", " + length);
    }
  }
}
