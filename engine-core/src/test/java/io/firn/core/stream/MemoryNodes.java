package io.firn.core.stream;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.Digests;
import io.firn.core.read.ChunkReader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Nodes in a map, named by their SHA-256. */
final class MemoryNodes implements NodeSink, ChunkReader {

  final Map<ChunkId, byte[]> nodes = new HashMap<>();

  @Override
  public ChunkId store(ByteBuffer node) {
    byte[] bytes = new byte[node.remaining()];
    node.get(bytes);
    ChunkId id = ChunkId.of(Digests.sha256(ByteBuffer.wrap(bytes)));
    nodes.put(id, bytes);
    return id;
  }

  @Override
  public ByteBuffer read(ChunkId id) throws Damaged {
    byte[] bytes = nodes.get(id);
    if (bytes == null) {
      throw new Damaged("no node " + id, null);
    }
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }
}
