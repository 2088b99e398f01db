package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.crypto.SegmentCipher;
import java.nio.ByteBuffer;

/**
 * What a segment ends with: the way from its end to its table.
 *
 * @param tableLength bytes of the sealed table, which lies just before
 */
public record SegmentFooter(int tableLength) {

  /** Bytes of a footer. */
  public static final int BYTES = 16;

  /**
   * The longest sealed table that is read, bytes: 1.8 million chunks in one segment. A writer
   * closes a segment before its table gets there.
   */
  public static final int LONGEST_TABLE = 64 << 20;

  private static final long MAGIC = 0x4649_524e_454e_4400L; // "FIRNEND", version 0

  /** Writes 16 bytes at the buffer's position and moves it. */
  public void write(ByteBuffer target) {
    target.putInt(tableLength).putInt(0).putLong(MAGIC);
  }

  /**
   * Reads 16 bytes at the buffer's position and moves it.
   *
   * @param size bytes of the whole segment
   */
  public static SegmentFooter read(ByteBuffer source, long size) throws Damaged, Unsupported {
    if (source.remaining() < BYTES) {
      throw new Damaged("a segment is cut off", null);
    }
    int tableLength = source.getInt();
    int reserved = source.getInt();
    if (source.getLong() != MAGIC) {
      throw new Damaged("a segment does not end as one; it may be cut off", null);
    }
    if (reserved != 0) {
      throw new Unsupported("a segment has unknown flags in its footer; update firn");
    }
    long most = Math.min(LONGEST_TABLE, size - SegmentHeader.BYTES - BYTES);
    if (tableLength < SegmentCipher.TABLE_OVERHEAD || tableLength > most) {
      throw new Damaged("a segment's footer names an impossible length of its table", null);
    }
    return new SegmentFooter(tableLength);
  }
}
