package io.firn.core.index.table;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where everything is in a local table's file: the header in page 0, then the names of the pieces,
 * the segments, the fences (the first 8 bytes of each page of entries) and the entries.
 *
 * <p>The room for fences is made for {@code mostEntries}, as a merge learns only at its end how
 * many entries were alike; the pages left over are holes in the file.
 */
record TableLayout(byte[] id, int names, int segments, long mostEntries, long entries) {

  private static final byte[] MAGIC = {'F', 'I', 'R', 'N', 'I', 'D', 'X', 0};

  static final int NAME_BYTES = 16;
  static final int SEGMENT_BYTES = 56;
  static final int FENCE_BYTES = 8;

  /** So large that no sum below overflows: 2^48 entries are 9 PiB of table. */
  private static final long MOST_ENTRIES = 1L << 48;

  Section nameSection() {
    return new Section(1, NAME_BYTES, names);
  }

  Section segmentSection() {
    return new Section(nameSection().end(), SEGMENT_BYTES, segments);
  }

  /** Records: one for each page of entries that there may be. */
  Section fenceSection() {
    long most = new Section(0, EntryCursor.ENTRY_BYTES, mostEntries).pages();
    return new Section(segmentSection().end(), FENCE_BYTES, most);
  }

  Section entrySection() {
    return new Section(fenceSection().end(), EntryCursor.ENTRY_BYTES, entries);
  }

  /** Bytes of the file. */
  long fileSize() {
    return entrySection().end() * Page.SIZE;
  }

  /** Writes the payload of the header page. */
  void write(ByteBuffer page) {
    page.put(MAGIC).put(id).putInt(names).putInt(segments).putLong(mostEntries).putLong(entries);
  }

  /** The id from a header page that is not authenticated yet. */
  static byte[] readId(ByteBuffer page) {
    byte[] id = new byte[PageMac.ID_BYTES];
    page.get(page.position() + MAGIC.length, id);
    return id;
  }

  /** Reads an authenticated header page; null when it is none of this version. */
  static TableLayout read(ByteBuffer page) {
    byte[] magic = new byte[MAGIC.length];
    page.get(magic);
    byte[] id = new byte[PageMac.ID_BYTES];
    page.get(id);
    TableLayout layout =
        new TableLayout(id, page.getInt(), page.getInt(), page.getLong(), page.getLong());
    boolean sound =
        Arrays.equals(magic, MAGIC)
            && layout.names >= 0
            && layout.segments >= 0
            && layout.mostEntries >= 0
            && layout.mostEntries <= MOST_ENTRIES
            && layout.entries >= 0
            && layout.entries <= layout.mostEntries;
    return sound ? layout : null;
  }
}
