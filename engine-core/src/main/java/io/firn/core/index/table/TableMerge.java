package io.firn.core.index.table;

import io.firn.core.format.SegmentId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one local table of several, streaming. Its segments are those of the inputs one after the
 * other, so a segment's number is its number in its input plus the segments of the inputs before:
 * who knew the old numbers knows the new ones. An entry that is in several inputs alike is kept
 * once; entries of one chunk in different segments are all kept, as any of the segments may turn
 * out to be lost.
 */
public final class TableMerge {

  private final List<LocalTable> inputs;
  private final int segments;
  private final long entries;

  /**
   * Of these tables, in this order.
   *
   * @throws ArithmeticException when there are more than 2^31 segments
   */
  public TableMerge(List<LocalTable> inputs) {
    this.inputs = List.copyOf(inputs);
    this.segments = inputs.stream().mapToInt(LocalTable::segments).reduce(0, Math::addExact);
    this.entries = inputs.stream().mapToLong(LocalTable::entries).sum();
  }

  /** Writes the merged table; the file is empty and is not closed. */
  public void write(FileChannel file, PageMac mac, byte[] id) throws IOException {
    List<PieceNames> pieces = inputs.stream().flatMap(table -> table.pieces().stream()).toList();
    TableWriter writer = new TableWriter(file, mac, id, pieces, segments);
    List<MergeCursor.Source> sources = new ArrayList<>();
    int firstSegment = 0;
    for (LocalTable input : inputs) {
      for (int i = 0; i < input.segments(); i++) {
        writer.segment(input.segment(i));
      }
      sources.add(new MergeCursor.Source(input.cursor(), firstSegment));
      firstSegment += input.segments();
    }
    writer.startEntries(entries);
    writeEntries(new MergeCursor(sources), writer);
    writer.finish();
  }

  private void writeEntries(MergeCursor merged, TableWriter writer) throws IOException {
    boolean first = true;
    long high = 0;
    long low = 0;
    int segment = 0;
    int blockOffset = 0;
    int place = 0;
    while (merged.advance()) {
      boolean alike =
          !first
              && merged.high() == high
              && merged.low() == low
              && merged.blockOffset() == blockOffset
              && merged.place() == place
              && idOf(merged.segment()).equals(idOf(segment));
      if (!alike) {
        first = false;
        high = merged.high();
        low = merged.low();
        segment = merged.segment();
        blockOffset = merged.blockOffset();
        place = merged.place();
        writer.entry(merged, segment);
      }
    }
  }

  private SegmentId idOf(int number) throws TableDamagedException {
    int rest = number;
    for (LocalTable input : inputs) {
      if (rest < input.segments()) {
        return input.segmentId(rest);
      }
      rest -= input.segments();
    }
    throw new IllegalArgumentException("no segment has number " + number);
  }
}
