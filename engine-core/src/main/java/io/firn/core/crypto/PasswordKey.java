package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** The key that a password gives in one key slot: seals the master key and nothing else. */
public final class PasswordKey implements AutoCloseable {

  /** Bytes of a sealed master key: the key and a tag. */
  public static final int WRAPPED_BYTES = MasterKey.BYTES + Gcm.TAG_BYTES;

  /** Bytes of a nonce. */
  public static final int NONCE_BYTES = Gcm.NONCE_BYTES;

  private final byte[] key;

  private PasswordKey(byte[] key) {
    this.key = key;
  }

  /**
   * Spends the time and the memory.
   *
   * @param salt at least 16 random bytes of the slot
   * @throws IllegalArgumentException when the cost is out of bounds; ask it before
   */
  public static PasswordKey derive(
      Password password, Argon2Cost cost, byte[] salt, RandomId repository) {
    if (!cost.isEnough() || !cost.isBearable()) {
      throw new IllegalArgumentException("cost of the KDF out of bounds: " + cost);
    }
    byte[] stretched = new byte[Hkdf.KEY_BYTES];
    Argon2.fastest().hash(password.bytes(), salt, cost, stretched);
    byte[] key = Hkdf.derive(stretched, repository.bytes(), "firn0 key slot");
    Arrays.fill(stretched, (byte) 0);
    return new PasswordKey(key);
  }

  /** Seals the master key. */
  public byte[] wrap(MasterKey master, byte[] nonce, byte[] context) {
    ByteBuffer wrapped = ByteBuffer.allocate(WRAPPED_BYTES);
    Gcm gcm = GcmPool.small().take();
    gcm.seal(secret(), nonce, context, ByteBuffer.wrap(master.bytes()), wrapped);
    GcmPool.small().giveBack(gcm);
    return wrapped.array();
  }

  /** Opens the master key; empty when the password or any byte of the slot is another. */
  public Optional<MasterKey> unwrap(byte[] wrapped, byte[] nonce, byte[] context) {
    byte[] bytes = new byte[MasterKey.BYTES];
    Gcm gcm = GcmPool.small().take();
    boolean authentic =
        wrapped.length == WRAPPED_BYTES
            && gcm.open(secret(), nonce, context, ByteBuffer.wrap(wrapped), ByteBuffer.wrap(bytes));
    GcmPool.small().giveBack(gcm);
    return authentic ? Optional.of(new MasterKey(bytes)) : Optional.empty();
  }

  private SecretKeySpec secret() {
    return new SecretKeySpec(key, "AES");
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "PasswordKey";
  }
}
