package io.firn.core.index;

import io.firn.core.format.EntryCursor;
import io.firn.core.format.PieceWriter;
import io.firn.core.format.SegmentRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;

/** The plain bytes of the piece that a flush stores. */
final class PiecePlain {

  private PiecePlain() {}

  /**
   * Writes them.
   *
   * @param first number that the first segment has in the index
   * @param chunks how many entries there are
   */
  static byte[] of(List<SegmentRef> segments, int first, int chunks, EntryCursor entries)
      throws IOException {
    long size = PieceWriter.size(0, segments.size(), chunks);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(size));
    PieceWriter writer = new PieceWriter(Channels.newChannel(bytes));
    writer.superseded(List.of());
    writer.segments(segments.size());
    for (SegmentRef segment : segments) {
      writer.segment(segment);
    }
    writer.entries(chunks);
    while (entries.advance()) {
      writer.entry(entries, entries.segment() - first);
    }
    writer.finish();
    return bytes.toByteArray();
  }
}
