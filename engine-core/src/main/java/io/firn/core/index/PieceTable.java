package io.firn.core.index;

import io.firn.core.format.PieceId;
import io.firn.core.format.PieceReader;
import io.firn.core.index.table.PieceNames;
import io.firn.core.index.table.TableWriter;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/** Turns the plain bytes of an index piece into a local table, streaming. */
final class PieceTable {

  private PieceTable() {}

  /** What writes the table; {@code plain} must give the bytes from the start each time. */
  static TableStore.Body of(PieceId piece, Plain plain) {
    return (file, mac, id) -> {
      try (ReadableByteChannel bytes = plain.open()) {
        PieceReader reader = new PieceReader(piece.objectName().value(), bytes);
        List<PieceNames> names = List.of(new PieceNames(piece, reader.superseded()));
        TableWriter writer = new TableWriter(file, mac, id, names, reader.segments());
        for (int i = 0; i < reader.segments(); i++) {
          writer.segment(reader.nextSegment());
        }
        writer.startEntries(reader.entries());
        while (reader.advance()) {
          writer.entry(reader, reader.segment());
        }
        writer.finish();
      }
    };
  }

  /** Gives the plain bytes of a piece. */
  @FunctionalInterface
  interface Plain {
    ReadableByteChannel open() throws IOException;
  }
}
