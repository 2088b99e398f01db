package io.firn.core.index;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.SegmentCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Keys that hide nothing and notice every change: what the index needs of keys. */
final class PlainKeys implements KeyRing {

  private static final int SUM_BYTES = Long.BYTES;

  private byte cacheKeyByte = 7;

  /** From now on those of another repository. */
  void changeCacheKey() {
    cacheKeyByte++;
  }

  @Override
  public byte[] cacheKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, cacheKeyByte);
    return key;
  }

  @Override
  public byte[] seal(SealedKind kind, ObjectName name, byte[] plain) {
    return ByteBuffer.allocate(SUM_BYTES + plain.length)
        .putLong(sum(kind, name, plain))
        .put(plain)
        .array();
  }

  @Override
  public byte[] open(SealedKind kind, ObjectName name, byte[] sealed) throws NotAuthentic {
    if (sealed.length < SUM_BYTES) {
      throw new NotAuthentic(name + " is cut off");
    }
    byte[] plain = Arrays.copyOfRange(sealed, SUM_BYTES, sealed.length);
    if (ByteBuffer.wrap(sealed).getLong() != sum(kind, name, plain)) {
      throw new NotAuthentic(name + " was changed");
    }
    return plain;
  }

  private static long sum(SealedKind kind, ObjectName name, byte[] plain) {
    CRC32C crc = new CRC32C();
    crc.update(name.value().getBytes(StandardCharsets.UTF_8));
    crc.update(kind.code());
    crc.update(plain);
    return crc.getValue();
  }

  @Override
  public ChunkHasher newChunkHasher() {
    throw notUsed();
  }

  @Override
  public byte[] chunkerSeed() {
    throw notUsed();
  }

  @Override
  public int currentEpoch() {
    return 0;
  }

  @Override
  public SegmentCipher segmentCipher(int epoch, byte[] salt) {
    throw notUsed();
  }

  private static AssertionError notUsed() {
    return new AssertionError("the index has no business with this key");
  }
}
