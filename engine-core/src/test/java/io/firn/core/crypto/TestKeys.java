package io.firn.core.crypto;

import java.security.SecureRandom;

/**
 * Keys that are always the same, for tests only. The ciphers of the JDK refuse to seal twice with
 * one key and nonce, so only golden bytes are made with salts that are always the same.
 */
public final class TestKeys {

  public static final RandomId REPOSITORY = new RandomId(0x0011223344556677L, 0x8899aabbccddeeffL);

  private TestKeys() {}

  /** Keys of {@link #REPOSITORY} under a master key of 0, 1, 2 ... 31, and random salts. */
  public static RepositoryKeys keys() {
    return keys(REPOSITORY, new SecureRandom());
  }

  /** The same keys with salts that are always the same: 0, 1, 2 ... */
  public static RepositoryKeys golden() {
    return keys(REPOSITORY, counting());
  }

  public static RepositoryKeys keys(RandomId repository, SecureRandom salts) {
    try (MasterKey master = master()) {
      return new RepositoryKeys(master, repository, salts);
    }
  }

  /** A master key of 0, 1, 2 ... 31. */
  public static MasterKey master() {
    return MasterKey.random(counting());
  }

  /** Gives 0, 1, 2 ... for ever. */
  public static SecureRandom counting() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1;
      private int next;

      @Override
      public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) next++;
        }
      }
    };
  }
}
