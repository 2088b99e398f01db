package io.firn.core.format;

import static java.lang.Math.max;
import static java.lang.Math.min;

import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.crypto.Digests;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SegmentCipher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads what a segment says of itself: to rebuild an index, and to check. */
public final class SegmentParser {

  /** Read at once from the end: the footer, and nearly always the whole table. */
  private static final int TAIL = 256 << 10;

  private static final int LEAST =
      SegmentHeader.BYTES + SegmentCipher.TABLE_OVERHEAD + SegmentFooter.BYTES;

  private final KeyRing keys;

  public SegmentParser(KeyRing keys) {
    this.keys = keys;
  }

  /** Gives ranges of one segment. */
  @FunctionalInterface
  public interface Ranges {
    /** Exactly these bytes, from the buffer's position to its limit. */
    ByteBuffer read(long offset, int length) throws IOException;
  }

  /**
   * Parses a segment of which all bytes are there (from position to limit, which are left alone);
   * the bytes are compared with the name.
   */
  public ParsedSegment parse(SegmentId id, ByteBuffer whole) throws IOException {
    if (!Arrays.equals(Digests.sha256(whole), id.bytes())) {
      throw new Damaged(id.objectName() + " is not what was stored: its SHA-256 differs", null);
    }
    ByteBuffer bytes = whole.slice();
    return parse(id, bytes.remaining(), (offset, length) -> bytes.slice((int) offset, length));
  }

  /**
   * Parses a segment by two or three ranges. Its name is not checked, as that takes all bytes; its
   * table is authenticated.
   *
   * @param size bytes of the whole object
   */
  public ParsedSegment parse(SegmentId id, long size, Ranges ranges) throws IOException {
    try {
      return parse(size, ranges, id);
    } catch (Damaged e) {
      throw new Damaged(id.objectName() + ": " + e.getMessage(), e);
    } catch (NotAuthentic e) {
      throw new NotAuthentic(id.objectName() + ": " + e.getMessage());
    } catch (Unsupported e) {
      throw new Unsupported(id.objectName() + ": " + e.getMessage());
    }
  }

  private ParsedSegment parse(long size, Ranges ranges, SegmentId id) throws IOException {
    if (size < LEAST || size > Integer.MAX_VALUE) {
      throw new Damaged("no segment has " + size + " bytes", null);
    }
    long tailOffset = max(0, size - TAIL);
    ByteBuffer tail = ranges.read(tailOffset, (int) (size - tailOffset)).slice();
    int footerAt = tail.limit() - SegmentFooter.BYTES;
    SegmentFooter footer = SegmentFooter.read(tail.slice(footerAt, SegmentFooter.BYTES), size);
    long tableOffset = size - SegmentFooter.BYTES - footer.tableLength();
    ByteBuffer sealed =
        tableOffset >= tailOffset
            ? tail.slice((int) (tableOffset - tailOffset), footer.tableLength())
            : ranges.read(tableOffset, footer.tableLength());
    ByteBuffer head =
        tailOffset == 0
            ? tail.slice(0, min(tail.limit(), SegmentHeader.BYTES))
            : ranges.read(0, SegmentHeader.BYTES);
    SegmentHeader header = SegmentHeader.read(head);
    SegmentRef ref = new SegmentRef(id, header.epoch(), header.salt(), (int) size);
    return new ParsedSegment(ref, table(header, tableOffset, sealed));
  }

  private SegmentTable table(SegmentHeader header, long offset, ByteBuffer sealed)
      throws RepositoryException {
    ByteBuffer plain = ByteBuffer.allocate(sealed.remaining());
    keys.segmentCipher(header.epoch(), header.salt()).openTable(offset, sealed, plain);
    return SegmentTableCodec.read(plain.flip(), offset);
  }
}
