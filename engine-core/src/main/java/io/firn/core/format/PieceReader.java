package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the plain bytes of an index piece, strictly: first {@link #superseded}, then each of {@link
 * #segments} by {@link #nextSegment}, then the entries as a cursor. What breaks a rule of the
 * format is {@link Damaged}, also when a buggy writer sealed it well. Holds one buffer. For one
 * thread.
 */
public final class PieceReader implements EntryCursor {

  /** No honest piece takes over more than this; keeps a lying count from filling the heap. */
  private static final int MOST_SUPERSEDED = 1 << 16;

  private final String name;
  private final ReadableByteChannel source;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10).limit(0);
  private final List<PieceId> superseded = new ArrayList<>();
  private final int segments;
  private int segmentsRead;
  private long entries = -1;
  private long entriesRead;
  private long high;
  private long low;
  private int segment;
  private int blockOffset;
  private int blockLength;
  private int place;
  private int length;

  /**
   * Reads up to the first segment. The source is not closed.
   *
   * @param name of the object, for messages
   */
  public PieceReader(String name, ReadableByteChannel source) throws IOException {
    this.name = name;
    this.source = source;
    int count = need(Integer.BYTES).getInt();
    check(count >= 0 && count <= MOST_SUPERSEDED, "number of superseded pieces");
    for (int i = 0; i < count; i++) {
      superseded.add(PieceId.read(need(PieceId.BYTES)));
    }
    segments = need(Integer.BYTES).getInt();
    check(segments >= 0, "number of segments");
  }

  /** The pieces whose entries this one takes over. */
  public List<PieceId> superseded() {
    return List.copyOf(superseded);
  }

  /** How many segments there are. */
  public int segments() {
    return segments;
  }

  /** The next segment; to be called exactly {@link #segments} times, before the entries. */
  public SegmentRef nextSegment() throws IOException {
    if (segmentsRead == segments) {
      throw new IllegalStateException("all segments were read");
    }
    segmentsRead++;
    ByteBuffer record = need(PieceWriter.SEGMENT_BYTES);
    SegmentId id = SegmentId.read(record);
    byte[] salt = new byte[SegmentRef.SALT_BYTES];
    record.get(salt);
    int epoch = record.getInt();
    int size = record.getInt();
    check(size > 0 && epoch >= 0, "size or epoch of a segment");
    return new SegmentRef(id, epoch, salt, size);
  }

  /** How many entries there are; to be called after the last segment. */
  public long entries() throws IOException {
    if (segmentsRead != segments) {
      throw new IllegalStateException("the segments come first");
    }
    if (entries < 0) {
      entries = need(Long.BYTES).getLong();
      check(entries >= 0 && entries <= Long.MAX_VALUE / ENTRY_BYTES, "number of entries");
    }
    return entries;
  }

  @Override
  public boolean advance() throws IOException {
    if (entriesRead == entries()) {
      check(!buffer.hasRemaining() && source.read(buffer.clear()) < 0, "end");
      buffer.limit(0);
      return false;
    }
    ByteBuffer record = need(ENTRY_BYTES);
    long nextHigh = record.getLong();
    long nextLow = record.getLong();
    check(
        entriesRead == 0 || EntryCursor.compare(nextHigh, nextLow, high, low) > 0,
        "order of the entries");
    entriesRead++;
    high = nextHigh;
    low = nextLow;
    segment = record.getInt();
    blockOffset = record.getInt();
    blockLength = record.getInt();
    place = record.getInt();
    length = record.getInt();
    check(Integer.compareUnsigned(segment, segments) < 0, "segment of an entry");
    check((blockOffset | blockLength | place) >= 0 && length > 0, "place of an entry");
    return true;
  }

  @Override
  public long high() {
    return high;
  }

  @Override
  public long low() {
    return low;
  }

  @Override
  public int segment() {
    return segment;
  }

  @Override
  public int blockOffset() {
    return blockOffset;
  }

  @Override
  public int blockLength() {
    return blockLength;
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public int length() {
    return length;
  }

  private ByteBuffer need(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      while (buffer.position() < bytes) {
        check(source.read(buffer) >= 0, "end");
      }
      buffer.flip();
    }
    return buffer;
  }

  private void check(boolean sound, String what) throws Damaged {
    if (!sound) {
      throw new Damaged(
          "index piece " + name + " is malformed (" + what + "); run 'firn check'", null);
    }
  }
}
