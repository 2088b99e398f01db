package io.firn.core.index;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.IndexPiece;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.table.EntryCursor;
import io.firn.core.index.table.PieceNames;
import io.firn.core.index.table.TableWriter;
import java.nio.ByteBuffer;
import java.util.List;

/** Turns an index piece into a local table. */
final class PieceTable {

  private static final int ID_BYTES = 16;

  private PieceTable() {}

  /** What writes the table of this piece. */
  static TableStore.Body of(RandomId name, IndexPiece piece) {
    return (file, mac, id) -> {
      List<PieceNames> names = List.of(new PieceNames(name, piece.superseded()));
      TableWriter writer = new TableWriter(file, mac, id, names, piece.segments().size());
      for (SegmentRef segment : piece.segments()) {
        writer.segment(segment);
      }
      writer.startEntries(piece.size());
      Cursor cursor = new Cursor(piece.entries());
      while (cursor.advance()) {
        writer.entry(cursor, cursor.segment());
      }
      writer.finish();
    };
  }

  private static final class Cursor implements EntryCursor {

    private final ByteBuffer entries;
    private int at = -ENTRY_BYTES;

    Cursor(ByteBuffer entries) {
      this.entries = entries;
    }

    @Override
    public boolean advance() {
      at += ENTRY_BYTES;
      return at < entries.limit();
    }

    @Override
    public long high() {
      return entries.getLong(at);
    }

    @Override
    public long low() {
      return entries.getLong(at + Long.BYTES);
    }

    @Override
    public int segment() {
      return field(0);
    }

    @Override
    public int blockOffset() {
      return field(1);
    }

    @Override
    public int blockLength() {
      return field(2);
    }

    @Override
    public int place() {
      return field(3);
    }

    @Override
    public int length() {
      return field(4);
    }

    private int field(int number) {
      return entries.getInt(at + ID_BYTES + number * Integer.BYTES);
    }
  }
}
