package io.firn.core.crypto;

import static java.lang.Math.max;
import static java.lang.Math.min;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The envelope of index pieces, snapshots and log records: a header and frames, each sealed by
 * itself, so that a large object need not be in memory at once. The nonce numbers the frames and
 * marks the last one, so none can be dropped, repeated or moved unseen.
 */
final class SealedObject {

  static final int SALT_BYTES = 16;

  /** Plain bytes of a frame as written. */
  static final int FRAME = 1 << 20;

  private static final int LARGEST_FRAME = 16 << 20;
  private static final long MAGIC = 0x4649_524e_4f42_4a00L; // "FIRNOBJ", version 0
  private static final int HEADER_BYTES = 32;

  /**
   * Up to this many bytes the JDK's cipher is used: cold, it takes some 5 ms for 128 KiB, and
   * loading the bulk provider takes 250.
   */
  private static final int SMALL = 128 << 10;

  private final RandomId repository;
  private final SealedKind kind;
  private final ObjectName name;

  SealedObject(RandomId repository, SealedKind kind, ObjectName name) {
    this.repository = repository;
    this.kind = kind;
    this.name = name;
  }

  /** Where the key of an epoch comes from. */
  interface DataKeys {
    byte[] of(int epoch) throws Unsupported;
  }

  byte[] seal(byte[] dataKey, int epoch, byte[] salt, byte[] plain) {
    int frames = (int) frames(plain.length, FRAME);
    long size = HEADER_BYTES + plain.length + (long) frames * Gcm.TAG_BYTES;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("an object of 2 GiB is too long: " + name);
    }
    ByteBuffer target = ByteBuffer.allocate((int) size);
    target.putLong(MAGIC).putInt(epoch).putInt(FRAME).put(salt);
    byte[] context = context(target.array());
    SecretKey key = key(dataKey, salt);
    ByteBuffer source = ByteBuffer.wrap(plain);
    GcmPool pool = pool(plain.length);
    Gcm gcm = pool.take();
    for (int i = 0; i < frames; i++) {
      int from = source.position();
      source.limit(from + min(FRAME, plain.length - from));
      gcm.seal(key, nonce(i, i == frames - 1), context, source, target);
    }
    pool.giveBack(gcm);
    return target.array();
  }

  byte[] open(DataKeys dataKeys, byte[] sealed) throws NotAuthentic, Unsupported {
    if (sealed.length < HEADER_BYTES + Gcm.TAG_BYTES) {
      throw new NotAuthentic(name + " is cut off");
    }
    ByteBuffer source = ByteBuffer.wrap(sealed);
    checkMagic(source.getLong());
    int epoch = source.getInt();
    int frame = source.getInt();
    if (frame < FRAME || frame > LARGEST_FRAME) {
      throw new Unsupported(name + " has frames of " + frame + " bytes; update firn");
    }
    byte[] salt = new byte[SALT_BYTES];
    source.get(salt);
    SecretKey key = key(dataKeys.of(epoch), salt);
    return openFrames(key, frame, sealed);
  }

  private void checkMagic(long magic) throws NotAuthentic, Unsupported {
    if (magic == MAGIC) {
      return;
    }
    if (magic >>> 8 == MAGIC >>> 8) {
      throw new Unsupported(name + " has format version " + (magic & 0xff) + "; update firn");
    }
    throw new NotAuthentic(name + " does not begin as a sealed object does");
  }

  private byte[] openFrames(SecretKey key, int frame, byte[] sealed) throws NotAuthentic {
    ByteBuffer source = ByteBuffer.wrap(sealed).position(HEADER_BYTES);
    int body = source.remaining();
    int sealedFrame = frame + Gcm.TAG_BYTES;
    int frames = (int) frames(body, sealedFrame);
    int last = body - (frames - 1) * sealedFrame;
    if (last < Gcm.TAG_BYTES) {
      throw new NotAuthentic(name + " is cut off");
    }
    byte[] context = context(sealed);
    ByteBuffer target = ByteBuffer.allocate(body - frames * Gcm.TAG_BYTES);
    GcmPool pool = pool(body);
    Gcm gcm = pool.take();
    boolean authentic = true;
    for (int i = 0; authentic && i < frames; i++) {
      source.limit(source.position() + (i == frames - 1 ? last : sealedFrame));
      authentic = gcm.open(key, nonce(i, i == frames - 1), context, source, target);
    }
    pool.giveBack(gcm);
    if (!authentic) {
      throw new NotAuthentic(name + " is not what was sealed under this name");
    }
    return target.array();
  }

  /** Pieces of a length, at least one. */
  private static long frames(long length, int frame) {
    return max(1, (length + frame - 1) / frame);
  }

  private SecretKey key(byte[] dataKey, byte[] salt) {
    return new SecretKeySpec(Hkdf.derive(dataKey, salt, "firn0 object " + kind.word()), "AES");
  }

  private static byte[] nonce(long frame, boolean last) {
    return ByteBuffer.allocate(Gcm.NONCE_BYTES).putInt(last ? 1 : 0).putLong(frame).array();
  }

  private byte[] context(byte[] object) {
    byte[] nameBytes = name.value().getBytes(StandardCharsets.UTF_8);
    ByteBuffer context =
        ByteBuffer.allocate(RandomId.BYTES + 1 + 2 + nameBytes.length + HEADER_BYTES);
    repository.write(context);
    context.put((byte) kind.code()).putShort((short) nameBytes.length).put(nameBytes);
    return context.put(object, 0, HEADER_BYTES).array();
  }

  private static GcmPool pool(int length) {
    return length <= SMALL ? GcmPool.small() : GcmPool.bulk();
  }
}
