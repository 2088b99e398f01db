package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;

/**
 * What a segment begins with.
 *
 * @param epoch of the data key
 * @param salt 16 random bytes; not to be changed
 */
public record SegmentHeader(int epoch, byte[] salt) {

  /** Bytes of a header; the first block begins here. */
  public static final int BYTES = 32;

  private static final long MAGIC = 0x4649_524e_5345_4700L; // "FIRNSEG", version 0

  public SegmentHeader {
    if (salt.length != SegmentRef.SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
    }
  }

  /** Writes 32 bytes at the buffer's position and moves it. */
  public void write(ByteBuffer target) {
    target.putLong(MAGIC).putInt(epoch).putInt(0).put(salt);
  }

  /**
   * Reads 32 bytes at the buffer's position and moves it.
   *
   * @throws Unsupported when a newer version wrote the segment
   * @throws Damaged when no segment begins like this
   */
  public static SegmentHeader read(ByteBuffer source) throws Damaged, Unsupported {
    if (source.remaining() < BYTES) {
      throw new Damaged("a segment is cut off in its header", null);
    }
    long magic = source.getLong();
    if (magic >>> 8 != MAGIC >>> 8) {
      throw new Damaged("a segment does not begin as one", null);
    }
    if (magic != MAGIC) {
      throw new Unsupported("a segment has format version " + (magic & 0xff) + "; update firn");
    }
    int epoch = source.getInt();
    int reserved = source.getInt();
    if (reserved != 0) {
      throw new Unsupported("a segment has unknown flags in its header; update firn");
    }
    byte[] salt = new byte[SegmentRef.SALT_BYTES];
    source.get(salt);
    return new SegmentHeader(epoch, salt);
  }
}
