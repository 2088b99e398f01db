package io.firn.core.pipeline;

import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentHeader;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A segment that is being filled. Its bytes lie in slabs, one after the other; a block, and the
 * table with the footer, never cross from one slab to the next. Guarded by the run's lock but for
 * the bytes themselves.
 */
final class OpenSegment {

  private final Lane lane;
  private final int epoch;
  private final byte[] salt;
  private final SegmentCipher cipher;
  private final List<Slab> slabs = new ArrayList<>();
  private final List<SegmentTable.Block> blocks = new ArrayList<>();

  /** Bytes so far: where the next block begins. */
  private int size;

  /** Bytes of the plain table when all places are taken. */
  private int tableBytes = SegmentSizes.EMPTY_TABLE;

  /** Places that are being written. */
  private int outstanding;

  private boolean closed;

  OpenSegment(Lane lane, int epoch, byte[] salt, SegmentCipher cipher) {
    this.lane = lane;
    this.epoch = epoch;
    this.salt = salt;
    this.cipher = cipher;
  }

  Lane lane() {
    return lane;
  }

  SegmentCipher cipher() {
    return cipher;
  }

  int size() {
    return size;
  }

  List<Slab> slabs() {
    return slabs;
  }

  /** Bytes of the sealed table and the footer with one more block of so many chunks. */
  private int tail(int chunks) {
    return SegmentSizes.tail(tableBytes + SegmentSizes.tableEntry(chunks));
  }

  /** Tells whether one more block makes the segment no longer than asked for; the first always. */
  boolean takes(int length, int chunks, SegmentLimits limits) {
    if (size <= SegmentHeader.BYTES) {
      return true;
    }
    int tail = tail(chunks);
    return (long) size + length + tail <= limits.segment()
        && length + tail <= limits.slab()
        && tail <= limits.table();
  }

  /** Tells whether the current slab has room for one more block with the table behind it. */
  boolean slabTakes(int length, int chunks) {
    return !slabs.isEmpty() && slabs.getLast().room() >= length + tail(chunks);
  }

  /** Adds a slab; the first one gets the segment's header. */
  void addSlab(Page page) {
    Slab slab = new Slab(page);
    slabs.add(slab);
    if (slabs.size() == 1) {
      new SegmentHeader(epoch, salt).write(slab.take(SegmentHeader.BYTES));
      size = SegmentHeader.BYTES;
    }
  }

  /** Gives out the next range; {@link #slabTakes} must have said yes. */
  Place reserve(int length, int chunks) {
    int offset = size;
    ByteBuffer target = slabs.getLast().take(length);
    tableBytes += SegmentSizes.tableEntry(chunks);
    size += length;
    outstanding++;
    return new Place(this, offset, target);
  }

  /** The block at the place is good. */
  void commit(Place place, List<SegmentTable.Chunk> chunks) {
    blocks.add(new SegmentTable.Block(place.offset(), place.target().capacity(), lane, chunks));
    outstanding--;
  }

  /** The block at the place is not good: its bytes have been zeroed, nothing refers to it. */
  void abandon() {
    outstanding--;
  }

  void close() {
    closed = true;
  }

  /** Tells whether nothing will change any more. */
  boolean isComplete() {
    return closed && outstanding == 0;
  }

  SegmentTable table() {
    blocks.sort(Comparator.comparingInt(SegmentTable.Block::offset));
    return new SegmentTable(blocks);
  }

  /** Room for the sealed table and the footer, behind the last block. */
  ByteBuffer takeTail(int length) {
    return slabs.getLast().take(length);
  }

  /** All bytes, in order. */
  List<ByteBuffer> bytes() {
    return slabs.stream().map(Slab::written).toList();
  }

  SegmentRef ref(byte[] sha256, int length) {
    return new SegmentRef(SegmentId.of(sha256), epoch, salt, length);
  }

  /** One page of the segment. */
  static final class Slab {
    private final Page page;
    private int fill;

    Slab(Page page) {
      this.page = page;
    }

    Page page() {
      return page;
    }

    int room() {
      return page.size() - fill;
    }

    ByteBuffer take(int length) {
      ByteBuffer taken = page.buffer().slice(fill, length);
      fill += length;
      return taken;
    }

    ByteBuffer written() {
      return page.buffer().slice(0, fill);
    }
  }
}
