package io.firn.core.tree;

import io.firn.api.media.ContentReader;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingChunk;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.read.ChunkReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chunks in memory, which counts how they are read. Takes metadata only. */
final class MemoryChunks implements ContentWriter, ChunkReader {

  final Map<ChunkId, ByteBuffer> stored = new HashMap<>();
  final List<ChunkId> reads = new ArrayList<>();
  final List<ChunkId> announced = new ArrayList<>();

  @Override
  public PendingChunk writeChunk(ByteBuffer bytes, Lane lane) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    ChunkId id = ChunkId.of(sha256(copy));
    stored.put(id, ByteBuffer.wrap(copy).asReadOnlyBuffer());
    return () -> id;
  }

  @Override
  public ByteBuffer read(ChunkId id) throws IOException {
    reads.add(id);
    ByteBuffer chunk = stored.get(id);
    if (chunk == null) {
      throw new Damaged("chunk " + id + " is missing", null);
    }
    return chunk.duplicate();
  }

  @Override
  public void prefetch(List<ChunkId> soon) {
    announced.addAll(soon);
  }

  @Override
  public PendingStream write(ContentReader reader, Cutting cutting, long expectedLength) {
    throw new IllegalStateException("a tree writes no content");
  }

  @Override
  public void drain() {}

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
