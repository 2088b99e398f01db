package io.firn.core.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * Writes the plain bytes of an index piece: the pieces that it supersedes, its segments, then its
 * entries. Holds one buffer, whatever the number of entries. For one thread.
 */
public final class PieceWriter {

  /** Bytes of a segment's record: name 32, salt 16, epoch 4, size 4. */
  static final int SEGMENT_BYTES = 56;

  private final WritableByteChannel target;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
  private int segments;
  private long entries;
  private long high;
  private long low;
  private boolean first = true;

  /** The target is not closed. */
  public PieceWriter(WritableByteChannel target) {
    this.target = target;
  }

  /** Bytes that a piece will have. */
  public static long size(int superseded, int segments, long entries) {
    return 16L
        + (long) superseded * PieceId.BYTES
        + (long) segments * SEGMENT_BYTES
        + entries * EntryCursor.ENTRY_BYTES;
  }

  /** Begins with the names of the pieces whose entries this one takes over. */
  public void superseded(List<PieceId> pieces) throws IOException {
    room(Integer.BYTES).putInt(pieces.size());
    for (PieceId piece : pieces) {
      piece.write(room(PieceId.BYTES));
    }
  }

  /** Then says how many segments follow. */
  public void segments(int count) throws IOException {
    segments = count;
    room(Integer.BYTES).putInt(count);
  }

  /** A segment; the first one has number 0. */
  public void segment(SegmentRef segment) throws IOException {
    ByteBuffer record = room(SEGMENT_BYTES);
    segment.id().write(record);
    record.put(segment.salt()).putInt(segment.epoch()).putInt(segment.size());
  }

  /** Then says how many entries follow. */
  public void entries(long count) throws IOException {
    entries = count;
    room(Long.BYTES).putLong(count);
  }

  /**
   * The entry that the cursor stands on.
   *
   * @param segment its segment's number in this piece
   * @throws IllegalArgumentException when it is not above the one before, or names no segment
   */
  public void entry(EntryCursor entry, int segment) throws IOException {
    boolean ascends = first || EntryCursor.compare(entry.high(), entry.low(), high, low) > 0;
    if (!ascends || Integer.compareUnsigned(segment, segments) >= 0) {
      throw new IllegalArgumentException("entry out of order, or of a segment that is not there");
    }
    first = false;
    high = entry.high();
    low = entry.low();
    entries--;
    room(EntryCursor.ENTRY_BYTES)
        .putLong(high)
        .putLong(low)
        .putInt(segment)
        .putInt(entry.blockOffset())
        .putInt(entry.blockLength())
        .putInt(entry.place())
        .putInt(entry.length());
  }

  /** Ends the piece; as many entries must have come as were announced. */
  public void finish() throws IOException {
    if (entries != 0) {
      throw new IllegalStateException(entries + " entries were announced and did not come");
    }
    drain();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
    return buffer;
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      target.write(buffer);
    }
    buffer.clear();
  }
}
