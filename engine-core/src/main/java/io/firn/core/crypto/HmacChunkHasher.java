package io.firn.core.crypto;

import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256; {@code doFinal} leaves the object keyed for the next chunk. */
final class HmacChunkHasher implements ChunkHasher {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private final byte[] digest = new byte[ChunkId.BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(digest);

  HmacChunkHasher(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot compute HmacSHA256", e);
    }
  }

  @Override
  public ChunkId hash(ByteBuffer chunk) {
    try {
      mac.update(chunk.duplicate());
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 failed", e);
    }
    return ChunkId.read(words.rewind());
  }
}
