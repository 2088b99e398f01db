package io.firn.example.sqlite;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** Cuts a payload into the pieces of a new object, within the caller's transaction. */
final class PieceWriter {

  /** Bytes of each piece but the last: a range costs no more than two that are not wanted. */
  static final int PIECE = 256 << 10;

  private final Database database;
  private final Connection connection;
  private final long object;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private int number;

  PieceWriter(Database database, Connection connection, long object) {
    this.database = database;
    this.connection = connection;
    this.object = object;
  }

  void write(ObjectName name, Payload payload) throws SQLException, StorageException {
    for (ByteBuffer buffer : payload.buffers()) {
      database.failIfStopped();
      while (buffer.hasRemaining()) {
        int count = Math.min(buffer.remaining(), PIECE - filled);
        buffer.get(piece, filled, count);
        filled += count;
        if (filled == PIECE) {
          flush();
        }
      }
    }
    long written = (long) number * PIECE + filled;
    if (filled > 0) {
      flush();
    }
    if (written != payload.length()) {
      throw new IllegalArgumentException(
          "payload of " + name + " said " + payload.length() + " bytes and gave " + written);
    }
  }

  private void flush() throws SQLException, StorageException {
    database.failIfStopped();
    Tables.addPiece(connection, object, number, Arrays.copyOf(piece, filled));
    number++;
    filled = 0;
  }
}
