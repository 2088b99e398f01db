package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import java.io.IOException;

/** A chunk that is still being named and stored. */
public interface PendingChunk {

  /** Waits until the chunk has its id; it may still be on its way to the storage. */
  ChunkId await() throws IOException;
}
