package io.firn.core.format;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.RepositoryException.WrongPassword;
import io.firn.core.crypto.Argon2Cost;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.Password;
import io.firn.core.crypto.PasswordKey;
import io.firn.core.crypto.RandomId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The master key under one password. All that stands before the sealed key is authenticated with
 * it, together with the slot's name and the hash of the public header; a checksum at the end tells
 * a slot that was damaged by accident from a wrong password.
 */
public final class KeySlot {

  /** The greatest object that is read as a key slot, bytes. */
  public static final int LARGEST = 8 << 10;

  private static final long MAGIC = 0x4649_524e_4b45_5900L; // "FIRNKEY", version 0
  private static final int LENGTH_AT = 8;
  private static final int PARAMETERS_AT = 12;

  /** What follows the parameters: nonce, sealed key, checksum. */
  private static final int TAIL_BYTES =
      PasswordKey.NONCE_BYTES + PasswordKey.WRAPPED_BYTES + Integer.BYTES;

  private final ObjectName name;
  private final byte[] encoded;
  private final KeySlotParameters parameters;

  private KeySlot(ObjectName name, byte[] encoded, KeySlotParameters parameters) {
    this.name = name;
    this.encoded = encoded;
    this.parameters = parameters;
  }

  /**
   * Makes a new slot; spends the KDF's time and memory.
   *
   * @param label for people: whose password it is
   * @throws Refused when the cost is below the floor or above the ceiling, or the label too long
   */
  public static KeySlot create(
      PublicHeader header,
      MasterKey master,
      Password password,
      Argon2Cost cost,
      String label,
      Instant created,
      SecureRandom random)
      throws Refused {
    byte[] salt = new byte[KeySlotParameters.SALT_BYTES];
    random.nextBytes(salt);
    KeySlotParameters parameters = KeySlotParameters.create(cost, salt, label, created);
    ObjectName name = ObjectNames.keySlot(RandomId.next(random));
    byte[] json = parameters.encode();
    byte[] nonce = new byte[PasswordKey.NONCE_BYTES];
    random.nextBytes(nonce);
    ByteBuffer slot = ByteBuffer.allocate(PARAMETERS_AT + json.length + TAIL_BYTES);
    slot.putLong(MAGIC).putInt(json.length).put(json).put(nonce);
    byte[] context = context(header, name, slot.array(), slot.position());
    try (PasswordKey key = PasswordKey.derive(password, cost, salt, header.repository())) {
      slot.put(key.wrap(master, nonce, context));
    }
    slot.putInt(checksum(slot.array()));
    return new KeySlot(name, slot.array(), parameters);
  }

  /**
   * Reads a stored slot; no costly work is done yet.
   *
   * @throws Unsupported when its version, KDF or cost is refused
   * @throws Damaged when it is no whole key slot
   */
  public static KeySlot parse(ObjectName name, byte[] encoded) throws Damaged, Unsupported {
    if (encoded.length < PARAMETERS_AT + TAIL_BYTES || encoded.length > LARGEST) {
      throw new Damaged(name + " cannot be a key slot: it has " + encoded.length + " bytes", null);
    }
    ByteBuffer slot = ByteBuffer.wrap(encoded);
    long magic = slot.getLong();
    if (magic >>> 8 != MAGIC >>> 8) {
      throw new Damaged(name + " does not begin as a key slot", null);
    }
    if (magic != MAGIC) {
      throw new Unsupported(name + " has format version " + (magic & 0xff) + "; update firn");
    }
    if (slot.getInt(encoded.length - Integer.BYTES) != checksum(encoded)) {
      throw new Damaged(name + " is damaged: its checksum differs", null);
    }
    if (slot.getInt(LENGTH_AT) != encoded.length - PARAMETERS_AT - TAIL_BYTES) {
      throw new Damaged(name + " has parameters of an impossible length", null);
    }
    byte[] json = new byte[slot.getInt(LENGTH_AT)];
    slot.get(PARAMETERS_AT, json);
    return new KeySlot(name, encoded.clone(), KeySlotParameters.parse(name.value(), json));
  }

  /**
   * Opens the slot; spends the KDF's time and memory.
   *
   * @throws WrongPassword when it does not open: another password, another repository, or a slot or
   *     header that somebody changed on purpose
   */
  public MasterKey unlock(PublicHeader header, Password password) throws WrongPassword {
    int wrappedAt = encoded.length - Integer.BYTES - PasswordKey.WRAPPED_BYTES;
    byte[] wrapped = new byte[PasswordKey.WRAPPED_BYTES];
    byte[] nonce = new byte[PasswordKey.NONCE_BYTES];
    ByteBuffer.wrap(encoded).get(wrappedAt, wrapped).get(wrappedAt - nonce.length, nonce);
    byte[] context = context(header, name, encoded, wrappedAt);
    try (PasswordKey key =
        PasswordKey.derive(password, parameters.cost(), parameters.salt(), header.repository())) {
      return key.unwrap(wrapped, nonce, context)
          .orElseThrow(() -> new WrongPassword("the password does not open " + name));
    }
  }

  private static byte[] context(PublicHeader header, ObjectName name, byte[] slot, int length) {
    byte[] hash = header.hashBytes();
    byte[] nameBytes = name.value().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(hash.length + nameBytes.length + length)
        .put(hash)
        .put(nameBytes)
        .put(slot, 0, length)
        .array();
  }

  private static int checksum(byte[] slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, slot.length - Integer.BYTES);
    return (int) crc.getValue();
  }

  public ObjectName name() {
    return name;
  }

  /** The bytes to store; not to be changed. */
  public byte[] encoded() {
    return encoded;
  }

  public Argon2Cost cost() {
    return parameters.cost();
  }

  public String label() {
    return parameters.label();
  }

  public Instant created() {
    return parameters.created();
  }
}
