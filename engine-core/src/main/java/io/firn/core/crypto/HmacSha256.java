package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, one message after the other, for one thread. Begins with
 * the JDK's hash and goes over to the native provider's, between two messages, once that is loaded.
 *
 * <p>Made of the hash and not of a {@code Mac}: the native provider's takes direct buffers only
 * through arrays of 4 KiB, which cost 7 % of the processor time of an image's restore, while its
 * hash reads them where they are.
 */
public final class HmacSha256 {

  /** Bytes of a result. */
  public static final int BYTES = 32;

  private static final int BLOCK = 64;

  private final byte[] innerKey;
  private final byte[] outerKey;
  private MessageDigest hash;
  private boolean isFinal;
  private boolean inMessage;

  /**
   * With a key of any length but zero.
   *
   * @param key copied
   */
  public HmacSha256(byte[] key) {
    if (key.length == 0) {
      throw new IllegalArgumentException("a key has at least one byte");
    }
    this.isFinal = CryptoProvider.isBulkReady();
    this.hash = Digests.sha256();
    byte[] block = Arrays.copyOf(key.length > BLOCK ? hash.digest(key) : key, BLOCK);
    this.innerKey = padded(block, 0x36);
    this.outerKey = padded(block, 0x5c);
    Arrays.fill(block, (byte) 0);
  }

  private static byte[] padded(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  /** Adds the remaining bytes to the message; the buffer's position is left alone. */
  public void update(ByteBuffer bytes) {
    begun().update(bytes.duplicate());
  }

  /** Adds a part of an array to the message. */
  public void update(byte[] bytes, int from, int length) {
    begun().update(bytes, from, length);
  }

  /** Ends the message and writes its 32 bytes to the beginning of {@code result}. */
  public void finish(byte[] result) {
    try {
      MessageDigest open = begun();
      open.digest(result, 0, BYTES);
      open.update(outerKey);
      open.update(result, 0, BYTES);
      open.digest(result, 0, BYTES);
      inMessage = false;
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 failed", e);
    }
  }

  private MessageDigest begun() {
    if (!inMessage) {
      if (!isFinal && CryptoProvider.isBulkReady()) {
        isFinal = true;
        hash = Digests.sha256();
      }
      hash.update(innerKey);
      inMessage = true;
    }
    return hash;
  }
}
