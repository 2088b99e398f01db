package io.firn.core.index;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.IndexPieceWriter;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.table.EntryCursor;
import java.io.IOException;
import java.util.List;

/** The plain bytes of the pieces that flushes and repairs store. */
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
    IndexPieceWriter writer = new IndexPieceWriter(List.of(), segments, chunks);
    while (entries.advance()) {
      writer.add(
          entries.high(),
          entries.low(),
          entries.segment() - first,
          entries.blockOffset(),
          entries.blockLength(),
          entries.place(),
          entries.length());
    }
    return writer.finish();
  }

  /** A piece without entries, that supersedes others. */
  static byte[] superseding(List<RandomId> pieces) {
    return new IndexPieceWriter(pieces, List.of(), 0).finish();
  }
}
