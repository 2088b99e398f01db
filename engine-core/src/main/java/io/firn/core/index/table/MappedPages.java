package io.firn.core.index.table;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file of pages, mapped; each page is authenticated when it is first asked for. Safe for use by
 * many threads.
 *
 * <p>The mapping is undone when nothing refers to it any more, not at a close: a look-up that still
 * runs in another thread can then never hit unmapped memory, and needs no counter.
 *
 * <p>A system reads around a page that a mapping lacks, 128 KiB on most and 8 MiB on some. That
 * fills a small table fast. Of a large one, where the next look-up lies elsewhere, it fills the
 * memory with what nobody asked for: in an index of 10^9 chunks on a system of the latter kind 28
 * MB were read for one unknown chunk, 47 ms. So large tables are read page by page, but where they
 * are walked.
 */
final class MappedPages {

  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  /** From this many bytes on a table is large: a look-up or two do not come near to each other. */
  static final long LARGE = 1L << 30;

  /**
   * Pages after which a walk through a large table asks for more, 256 KiB: Linux reads ahead as
   * much at a time as the disk likes best, and drops the rest of what was asked for.
   */
  private static final long AHEAD = 64;

  private final Path file;
  private final MemorySegment map;
  private final PageMac mac;
  private final byte[] id;
  private final long[] verified;

  private MappedPages(Path file, MemorySegment map, PageMac mac, byte[] id) {
    this.file = file;
    this.map = map;
    this.mac = mac;
    this.id = id;
    this.verified = new long[(int) Math.ceilDiv(map.byteSize() / Page.SIZE, (long) Long.SIZE)];
  }

  static MappedPages map(FileChannel channel, Path file, PageMac mac) throws IOException {
    long size = channel.size();
    if (size < Page.SIZE || size % Page.SIZE != 0) {
      throw new TableDamagedException(file, "its length");
    }
    MemorySegment map = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
    if (size >= LARGE) {
      MapAdvice.random(map);
    }
    byte[] id = TableLayout.readId(map.asSlice(0, Page.SIZE).asByteBuffer());
    return new MappedPages(file, map, mac, id);
  }

  Path file() {
    return file;
  }

  MemorySegment memory() {
    return map;
  }

  /** Where the page begins in {@link #memory}; it is authentic. */
  long page(long number) throws TableDamagedException {
    int word = (int) (number >>> 6);
    if (word >= verified.length || number * Page.SIZE >= map.byteSize()) {
      throw new TableDamagedException(file, "its length");
    }
    long bit = 1L << number;
    if (((long) WORDS.getOpaque(verified, word) & bit) == 0) {
      verify(number);
      WORDS.getAndBitwiseOr(verified, word, bit);
    }
    return number * Page.SIZE;
  }

  /**
   * Says that a walk is at this page.
   *
   * @param begins whether it begins here
   */
  void walking(long number, boolean begins) {
    if (map.byteSize() >= LARGE && (begins || number % AHEAD == 0)) {
      long from = number * Page.SIZE;
      long bytes = Math.min(2 * AHEAD * Page.SIZE, map.byteSize() - from);
      MapAdvice.willNeed(map.asSlice(from, bytes));
    }
  }

  private void verify(long number) throws TableDamagedException {
    MemorySegment page = map.asSlice(number * Page.SIZE, Page.SIZE);
    boolean authentic;
    try {
      authentic = mac.isAuthentic(id, number, page.asByteBuffer());
    } catch (InternalError e) {
      // What the JVM makes of SIGBUS: the file was cut, or its disk cannot be read.
      throw new TableDamagedException(file, "page " + number + " cannot be read");
    }
    if (!authentic) {
      throw new TableDamagedException(file, "page " + number);
    }
  }

  /** Reads the pages from {@code first} to before {@code end}, also those that were checked. */
  boolean areAuthentic(long first, long end) {
    try {
      for (long number = first; number < end; number++) {
        verify(number);
      }
      return true;
    } catch (TableDamagedException e) {
      return false;
    }
  }

  /** A big-endian word of an authenticated page. */
  long longAt(long offset) {
    return map.get(Page.LONG, offset);
  }

  int intAt(long offset) {
    return map.get(Page.INT, offset);
  }
}
