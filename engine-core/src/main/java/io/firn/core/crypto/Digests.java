package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, for names that anybody can check without a key. */
public final class Digests {

  private static final String SHA_256 = "SHA-256";

  private Digests() {}

  /** A new SHA-256: of the native provider where that is loaded by now, else of the JDK. */
  public static MessageDigest sha256() {
    try {
      return CryptoProvider.isBulkReady() && CryptoProvider.isNative()
          ? MessageDigest.getInstance(SHA_256, CryptoProvider.bulk())
          : MessageDigest.getInstance(SHA_256);
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
