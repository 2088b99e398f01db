package io.firn.core.index.table;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.SegmentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * Writes a local table in one pass: the pieces at once, then all segments, then all entries in
 * ascending order (equal prefixes may follow one another), then {@link #finish}. Holds half a
 * megabyte whatever the size of the table. For one thread.
 */
public final class TableWriter {

  private final FileChannel file;
  private final PageMac mac;
  private final PageStream segments;
  private TableLayout plan;
  private PageStream fences;
  private PageStream entries;
  private long written;

  /**
   * Begins a table.
   *
   * @param file empty, open for writing; not closed by this
   * @param id 16 random bytes
   */
  public TableWriter(
      FileChannel file, PageMac mac, byte[] id, List<PieceNames> pieces, int segmentCount)
      throws IOException {
    this.file = file;
    this.mac = mac;
    int names = pieces.stream().mapToInt(piece -> 2 + piece.superseded().size()).sum();
    this.plan = new TableLayout(id, names, segmentCount, 0, 0);
    writeNames(new PageStream(file, mac, id, plan.nameSection()), pieces);
    this.segments = new PageStream(file, mac, id, plan.segmentSection());
  }

  /** For each piece a record with the number of those that it supersedes, its name, theirs. */
  private static void writeNames(PageStream names, List<PieceNames> pieces) throws IOException {
    for (PieceNames piece : pieces) {
      names.next().putLong(piece.superseded().size()).putLong(0);
      piece.id().write(names.next());
      for (RandomId superseded : piece.superseded()) {
        superseded.write(names.next());
      }
    }
    names.finish();
  }

  /** The next segment; the first one has number 0. */
  public void segment(SegmentRef segment) throws IOException {
    ByteBuffer record = segments.next();
    segment.id().write(record);
    record.put(segment.salt()).putInt(segment.epoch()).putInt(segment.size());
  }

  /** Ends the segments and says how many entries will follow at most. */
  public void startEntries(long mostEntries) throws IOException {
    segments.finish();
    plan = new TableLayout(plan.id(), plan.names(), plan.segments(), mostEntries, 0);
    fences = new PageStream(file, mac, plan.id(), plan.fenceSection());
    entries = new PageStream(file, mac, plan.id(), plan.entrySection());
  }

  /**
   * The entry that the cursor stands on.
   *
   * @param segment its segment's number in this table
   */
  public void entry(EntryCursor entry, int segment) throws IOException {
    if (entries.atPageStart()) {
      fences.next().putLong(entry.high());
    }
    entries
        .next()
        .putLong(entry.high())
        .putLong(entry.low())
        .putInt(segment)
        .putInt(entry.blockOffset())
        .putInt(entry.blockLength())
        .putInt(entry.place())
        .putInt(entry.length());
    written++;
  }

  /** Writes the header; before this the file passes for garbage. */
  public void finish() throws IOException {
    fences.finish();
    entries.finish();
    TableLayout layout =
        new TableLayout(plan.id(), plan.names(), plan.segments(), plan.mostEntries(), written);
    ByteBuffer page = ByteBuffer.allocate(Page.SIZE);
    layout.write(page);
    mac.seal(plan.id(), 0, page, 0);
    page.clear();
    while (page.hasRemaining()) {
      file.write(page, page.position());
    }
    long size = layout.fileSize();
    if (file.size() < size) {
      // A table without entries ends in pages that nothing was written to.
      file.write(ByteBuffer.allocate(1), size - 1);
    }
  }
}
