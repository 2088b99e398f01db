package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under one key, one message after the other, for one thread. Begins with the JDK's
 * and goes over to the native provider, between two messages, once that is loaded.
 */
public final class HmacSha256 {

  /** Bytes of a result. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private Mac mac;
  private boolean isFinal;
  private boolean inMessage;

  /**
   * With a key of any length but zero.
   *
   * @param key copied
   */
  public HmacSha256(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.isFinal = CryptoProvider.isBulkReady();
    this.mac = of(isFinal ? CryptoProvider.bulk() : CryptoProvider.small());
  }

  private Mac of(Provider provider) {
    try {
      Mac made = Mac.getInstance(ALGORITHM, provider);
      made.init(key);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
    }
  }

  /** Adds the remaining bytes to the message; the buffer's position is left alone. */
  public void update(ByteBuffer bytes) {
    current().update(bytes.duplicate());
  }

  /** Adds a part of an array to the message. */
  public void update(byte[] bytes, int from, int length) {
    current().update(bytes, from, length);
  }

  /** Ends the message and writes its 32 bytes to the beginning of {@code result}. */
  public void finish(byte[] result) {
    try {
      current().doFinal(result, 0);
      inMessage = false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " failed", e);
    }
  }

  private Mac current() {
    if (!isFinal && !inMessage && CryptoProvider.isBulkReady()) {
      isFinal = true;
      mac = of(CryptoProvider.bulk());
    }
    inMessage = true;
    return mac;
  }
}
