package io.firn.core.crypto;

import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import java.nio.ByteBuffer;

/** Names chunks by HMAC-SHA-256. */
final class HmacChunkHasher implements ChunkHasher {

  private final HmacSha256 mac;
  private final byte[] digest = new byte[ChunkId.BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(digest);

  HmacChunkHasher(byte[] key) {
    mac = new HmacSha256(key);
  }

  @Override
  public ChunkId hash(ByteBuffer chunk) {
    mac.update(chunk);
    mac.finish(digest);
    return ChunkId.read(words.rewind());
  }
}
