package io.firn.core.format;

import io.firn.core.crypto.RandomId;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Makes the plain bytes of an index piece from entries that come sorted. The number of entries has
 * to be known before, so that the bytes are written once and in place.
 */
public final class IndexPieceWriter {

  private final ByteBuffer target;
  private final int segments;
  private long before0;
  private long before1;
  private boolean any;

  /**
   * Begins a piece.
   *
   * @param superseded pieces whose entries are all in this one
   * @param segments what entries name by their number
   * @param entries how many will be added
   * @throws IllegalArgumentException when the piece would be 2 GiB or longer
   */
  public IndexPieceWriter(List<RandomId> superseded, List<SegmentRef> segments, int entries) {
    long size =
        Integer.BYTES
            + (long) superseded.size() * RandomId.BYTES
            + Integer.BYTES
            + (long) segments.size() * IndexPiece.SEGMENT_BYTES
            + Long.BYTES
            + (long) entries * IndexPiece.ENTRY_BYTES;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("too much for one index piece: " + size + " bytes");
    }
    this.segments = segments.size();
    target = ByteBuffer.allocate((int) size);
    target.putInt(superseded.size());
    superseded.forEach(id -> id.write(target));
    target.putInt(segments.size());
    for (SegmentRef segment : segments) {
      segment.id().write(target);
      target.put(segment.salt()).putInt(segment.epoch()).putInt(segment.size());
    }
    target.putLong(entries);
  }

  /**
   * Adds an entry.
   *
   * @param prefix0 first word of the chunk's id
   * @param prefix1 second word
   * @param segment number in the list of segments
   * @throws IllegalArgumentException when it does not lie behind the one before, or the segment is
   *     not in the list
   */
  public void add(
      long prefix0,
      long prefix1,
      int segment,
      int blockOffset,
      int blockLength,
      int place,
      int length) {
    int order = Long.compareUnsigned(before0, prefix0);
    if (any && (order > 0 || (order == 0 && Long.compareUnsigned(before1, prefix1) >= 0))) {
      throw new IllegalArgumentException("entries have to be added in order, none twice");
    }
    if (segment < 0 || segment >= segments) {
      throw new IllegalArgumentException("no segment has the number " + segment);
    }
    any = true;
    before0 = prefix0;
    before1 = prefix1;
    target.putLong(prefix0).putLong(prefix1).putInt(segment);
    target.putInt(blockOffset).putInt(blockLength).putInt(place).putInt(length);
  }

  /**
   * The plain bytes, to be sealed.
   *
   * @throws IllegalStateException when fewer entries were added than announced
   */
  public byte[] finish() {
    if (target.hasRemaining()) {
      throw new IllegalStateException("entries are missing from an index piece");
    }
    return target.array();
  }
}
