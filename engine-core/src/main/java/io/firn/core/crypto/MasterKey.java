package io.firn.core.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The key that all others of a repository come from. It lives in key slots only, and in memory as
 * short as possible: {@link #close} overwrites it (the collector may have moved a copy).
 */
public final class MasterKey implements AutoCloseable {

  static final int BYTES = 32;

  private final byte[] bytes;

  /** Takes the array over. */
  MasterKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a master key has 32 bytes");
    }
    this.bytes = bytes;
  }

  /** A new key. */
  public static MasterKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MasterKey(bytes);
  }

  /** The key itself, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "MasterKey";
  }
}
