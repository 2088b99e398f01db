package io.firn.core.stream;

import io.firn.core.chunk.ChunkId;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Stores list nodes as chunks. */
@FunctionalInterface
public interface NodeSink {

  /** Stores the remaining bytes, which are copied, and returns their id. */
  ChunkId store(ByteBuffer node) throws IOException;
}
