package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, for names that anybody can check without a key. */
public final class Digests {

  private Digests() {}

  /**
   * A new SHA-256 of the JDK: with the processor's instructions it is as fast as the native
   * provider's (both 1.1 to 1.2 GB/s), and needs no library to be loaded.
   */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime cannot compute SHA-256", e);
    }
  }

  /** SHA-256 of the remaining bytes; the buffer's position is left alone. */
  public static byte[] sha256(ByteBuffer bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes.duplicate());
    return digest.digest();
  }
}
