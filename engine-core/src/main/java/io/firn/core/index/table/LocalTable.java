package io.firn.core.index.table;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An immutable table of entries in a mapped file. Whatever the file holds, its methods give what
 * was written or throw {@link TableDamagedException}. Safe for use by many threads.
 */
public final class LocalTable {

  private static final int LOW = 8;
  private static final int SEGMENT = 16;
  private static final int BLOCK_OFFSET = 20;
  private static final int BLOCK_LENGTH = 24;
  private static final int PLACE = 28;
  private static final int LENGTH = 32;

  private final MappedPages pages;
  private final Section segments;
  private final Section entries;
  private final Fences fences;
  private final List<PieceNames> pieces;

  private LocalTable(MappedPages pages, TableLayout layout, List<PieceNames> pieces) {
    this.pages = pages;
    this.segments = layout.segmentSection();
    this.entries = layout.entrySection();
    this.fences = new Fences(pages, layout.fenceSection(), entries.pages());
    this.pieces = pieces;
  }

  /**
   * Maps a table and authenticates its header and the names of its pieces.
   *
   * @throws TableDamagedException when it is not a table written with this key
   * @throws java.nio.file.NoSuchFileException when it is not there (any more)
   */
  public static LocalTable open(Path file, PageMac mac) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return map(channel, file, mac);
    }
  }

  /**
   * Maps a table that is open already; the mapping outlives the channel.
   *
   * @param file its name, for messages and {@link #file}
   */
  public static LocalTable map(FileChannel channel, Path file, PageMac mac) throws IOException {
    MappedPages pages = MappedPages.map(channel, file, mac);
    ByteBuffer header = pages.memory().asSlice(pages.page(0), Page.SIZE).asByteBuffer();
    TableLayout layout = TableLayout.read(header);
    if (layout == null || layout.fileSize() != pages.memory().byteSize()) {
      throw new TableDamagedException(file, "its header");
    }
    return new LocalTable(pages, layout, readNames(pages, layout.nameSection()));
  }

  private static List<PieceNames> readNames(MappedPages pages, Section names) throws IOException {
    List<RandomId> words = new ArrayList<>();
    for (long i = 0; i < names.records(); i++) {
      long at = pages.page(names.pageOf(i)) + names.offsetOf(i);
      words.add(new RandomId(pages.longAt(at), pages.longAt(at + Long.BYTES)));
    }
    List<PieceNames> pieces = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int superseded = (int) words.get(i).w0();
      pieces.add(new PieceNames(words.get(i + 1), words.subList(i + 2, i + 2 + superseded)));
      i += 2 + superseded;
    }
    return List.copyOf(pieces);
  }

  /** The file that is mapped; it may have been unlinked since. */
  public Path file() {
    return pages.file();
  }

  /** The pieces that it was made from, in the order of their segments. */
  public List<PieceNames> pieces() {
    return pieces;
  }

  public int segments() {
    return (int) segments.records();
  }

  public long entries() {
    return entries.records();
  }

  /** The segment with this number, from 0. */
  public SegmentRef segment(int number) throws TableDamagedException {
    long at = segmentAt(number);
    ByteBuffer record = pages.memory().asSlice(at, TableLayout.SEGMENT_BYTES).asByteBuffer();
    SegmentId id = SegmentId.read(record);
    byte[] salt = new byte[SegmentRef.SALT_BYTES];
    record.get(salt);
    return new SegmentRef(id, record.getInt(), salt, record.getInt());
  }

  /** The name alone: a sort of millions makes no more objects than it must. */
  public SegmentId segmentId(int number) throws TableDamagedException {
    long at = segmentAt(number);
    return new SegmentId(
        pages.longAt(at), pages.longAt(at + 8), pages.longAt(at + 16), pages.longAt(at + 24));
  }

  private long segmentAt(int number) throws TableDamagedException {
    if (number < 0 || number >= segments.records()) {
      throw new IndexOutOfBoundsException(number);
    }
    return pages.page(segments.pageOf(number)) + segments.offsetOf(number);
  }

  /** Number of the first entry with this prefix; -1 when there is none. */
  public long first(long high, long low) throws TableDamagedException {
    if (entries.records() == 0) {
      return -1;
    }
    long page = Math.max(0, fences.below(high) - 1);
    if (page + 1 < entries.pages() && fences.get(page + 1) == high) {
      page = lastPageBelow(page, fences.atMost(high) - 1, high, low);
    }
    long number = lowerBound(page, high, low);
    return number < entries.records() && compare(at(number), high, low) == 0 ? number : -1;
  }

  /** Number of the next entry with the same prefix as this one; -1 when there is none. */
  public long nextAlike(long number) throws TableDamagedException {
    if (number + 1 >= entries.records()) {
      return -1;
    }
    long at = at(number);
    long high = pages.longAt(at);
    long low = pages.longAt(at + LOW);
    return compare(at(number + 1), high, low) == 0 ? number + 1 : -1;
  }

  /** Of several pages that begin with the same 8 bytes, the one that the entry may lie in. */
  private long lastPageBelow(long first, long last, long high, long low)
      throws TableDamagedException {
    long lower = first;
    long upper = last;
    while (lower < upper) {
      long middle = (lower + upper + 1) >>> 1;
      if (compare(at(middle * entries.perPage()), high, low) < 0) {
        lower = middle;
      } else {
        upper = middle - 1;
      }
    }
    return lower;
  }

  /** Number of the first entry of the page, or after it, that is not below the prefix. */
  private long lowerBound(long page, long high, long low) throws TableDamagedException {
    long first = page * entries.perPage();
    long start = at(first);
    int lower = 0;
    int upper = (int) Math.min(entries.perPage(), entries.records() - first);
    while (lower < upper) {
      int middle = (lower + upper) >>> 1;
      if (compare(start + (long) middle * EntryCursor.ENTRY_BYTES, high, low) < 0) {
        lower = middle + 1;
      } else {
        upper = middle;
      }
    }
    return first + lower;
  }

  private int compare(long at, long high, long low) {
    return EntryCursor.compare(pages.longAt(at), pages.longAt(at + LOW), high, low);
  }

  private long at(long number) throws TableDamagedException {
    return pages.page(entries.pageOf(number)) + entries.offsetOf(number);
  }

  public int segmentOf(long entry) throws TableDamagedException {
    return pages.intAt(at(entry) + SEGMENT);
  }

  public int blockOffsetOf(long entry) throws TableDamagedException {
    return pages.intAt(at(entry) + BLOCK_OFFSET);
  }

  public int blockLengthOf(long entry) throws TableDamagedException {
    return pages.intAt(at(entry) + BLOCK_LENGTH);
  }

  public int placeOf(long entry) throws TableDamagedException {
    return pages.intAt(at(entry) + PLACE);
  }

  public int lengthOf(long entry) throws TableDamagedException {
    return pages.intAt(at(entry) + LENGTH);
  }

  /** Reads and authenticates everything again, whatever was checked before. */
  public boolean isSound() {
    return pages.areAuthentic(0, segments.end())
        && fences.isSound()
        && pages.areAuthentic(entries.firstPage(), entries.end());
  }

  /** Walks over all entries; a cursor of its own for each call. */
  public EntryCursor cursor() {
    return new Cursor();
  }

  private final class Cursor implements EntryCursor {

    private final MemorySegment memory = pages.memory();
    private long number = -1;
    private long at;

    @Override
    public boolean advance() throws TableDamagedException {
      if (number + 1 >= entries.records()) {
        return false;
      }
      number++;
      if (number % entries.perPage() == 0) {
        pages.walking(entries.pageOf(number), number == 0);
      }
      at = at(number);
      return true;
    }

    @Override
    public long high() {
      return memory.get(Page.LONG, at);
    }

    @Override
    public long low() {
      return memory.get(Page.LONG, at + LOW);
    }

    @Override
    public int segment() {
      return field(SEGMENT);
    }

    @Override
    public int blockOffset() {
      return field(BLOCK_OFFSET);
    }

    @Override
    public int blockLength() {
      return field(BLOCK_LENGTH);
    }

    @Override
    public int place() {
      return field(PLACE);
    }

    @Override
    public int length() {
      return field(LENGTH);
    }

    private int field(int offset) {
      ValueLayout.OfInt layout = Page.INT;
      return memory.get(layout, at + offset);
    }
  }
}
