package io.firn.core.format;

import static io.firn.core.crypto.SegmentCipher.BLOCK_OVERHEAD;
import static io.firn.core.crypto.SegmentCipher.LARGEST_RAW_BLOCK;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.crypto.RandomId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The plain bytes of an index piece, parsed and checked once: entries lie strictly in the order of
 * their prefixes, and each names a possible place in a segment of the piece's own list. Immutable;
 * safe for use by many threads.
 */
public final class IndexPiece {

  /** Bytes of one entry. */
  public static final int ENTRY_BYTES = 36;

  static final int SEGMENT_BYTES = SegmentId.BYTES + SegmentRef.SALT_BYTES + 8;

  private final ObjectName name;
  private final List<RandomId> superseded;
  private final List<SegmentRef> segments;
  private final ByteBuffer entries;

  private IndexPiece(
      ObjectName name, List<RandomId> superseded, List<SegmentRef> segments, ByteBuffer entries) {
    this.name = name;
    this.superseded = List.copyOf(superseded);
    this.segments = List.copyOf(segments);
    this.entries = entries;
  }

  /**
   * Parses the plain bytes, which are kept and must not be changed.
   *
   * @throws Damaged when they are no index piece; the message names it
   */
  public static IndexPiece parse(ObjectName name, byte[] plain) throws Damaged {
    ByteBuffer source = ByteBuffer.wrap(plain);
    List<RandomId> superseded = new ArrayList<>();
    int pieces = count(name, source, RandomId.BYTES);
    for (int i = 0; i < pieces; i++) {
      superseded.add(RandomId.read(source));
    }
    List<SegmentRef> segments = new ArrayList<>();
    int segmentCount = count(name, source, SEGMENT_BYTES);
    for (int i = 0; i < segmentCount; i++) {
      segments.add(segment(name, source));
    }
    if (source.remaining() < Long.BYTES
        || source.getLong() != source.remaining() / ENTRY_BYTES
        || source.remaining() % ENTRY_BYTES != 0) {
      throw new Damaged(name + " does not hold the number of entries that it says", null);
    }
    IndexPiece piece =
        new IndexPiece(name, superseded, segments, source.slice().asReadOnlyBuffer());
    piece.check();
    return piece;
  }

  private static int count(ObjectName name, ByteBuffer source, int bytesEach) throws Damaged {
    if (source.remaining() >= Integer.BYTES) {
      int count = source.getInt();
      if (count >= 0 && count <= source.remaining() / bytesEach) {
        return count;
      }
    }
    throw new Damaged(name + " is cut off", null);
  }

  private static SegmentRef segment(ObjectName name, ByteBuffer source) throws Damaged {
    SegmentId id = SegmentId.read(source);
    byte[] salt = new byte[SegmentRef.SALT_BYTES];
    source.get(salt);
    int epoch = source.getInt();
    int size = source.getInt();
    if (size < SegmentHeader.BYTES + SegmentFooter.BYTES) {
      throw new Damaged(name + " names a segment of an impossible size", null);
    }
    return new SegmentRef(id, epoch, salt, size);
  }

  private void check() throws Damaged {
    long before0 = 0;
    long before1 = 0;
    for (int at = 0; at < entries.limit(); at += ENTRY_BYTES) {
      long prefix0 = entries.getLong(at);
      long prefix1 = entries.getLong(at + 8);
      int order = Long.compareUnsigned(before0, prefix0);
      if (at > 0 && (order > 0 || (order == 0 && Long.compareUnsigned(before1, prefix1) >= 0))) {
        throw new Damaged(name + " has entries out of order", null);
      }
      before0 = prefix0;
      before1 = prefix1;
      if (!isPossible(at)) {
        throw new Damaged(name + " has an entry that names no possible place", null);
      }
    }
  }

  private boolean isPossible(int at) {
    int segment = entries.getInt(at + 16);
    long blockOffset = entries.getInt(at + 20);
    long blockLength = entries.getInt(at + 24);
    long place = entries.getInt(at + 28);
    long length = entries.getInt(at + 32);
    return segment >= 0
        && segment < segments.size()
        && blockOffset >= SegmentHeader.BYTES
        && blockLength >= BLOCK_OVERHEAD
        && blockOffset + blockLength <= segments.get(segment).size() - SegmentFooter.BYTES
        && place >= 0
        && length >= 1
        && place + length <= LARGEST_RAW_BLOCK;
  }

  public ObjectName name() {
    return name;
  }

  /** The pieces whose entries this one holds as well: they need not be read any more. */
  public List<RandomId> superseded() {
    return superseded;
  }

  /** The segments that entries name by their number. */
  public List<SegmentRef> segments() {
    return segments;
  }

  /** How many entries there are. */
  public int size() {
    return entries.limit() / ENTRY_BYTES;
  }

  /**
   * All entries as stored, {@link #ENTRY_BYTES} each, big-endian and sorted: prefix of the id (16
   * bytes), segment number, block offset, block length, place in the raw block, raw length of the
   * chunk (4 bytes each). A fresh read-only view.
   */
  public ByteBuffer entries() {
    return entries.duplicate();
  }
}
