package io.firn.example.sqlite;

import io.firn.api.storage.StorageException;
import io.firn.example.sqlite.Tables.Stored;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A range of an object, read piece by piece. Holds no connection between two reads. */
final class PieceChannel implements ReadableByteChannel {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Database database;
  private final Stored object;
  private long position;
  private long left;
  private ByteBuffer piece = NOTHING;
  private boolean open = true;

  PieceChannel(Database database, Stored object, long position, long length) {
    this.database = database;
    this.object = object;
    this.position = position;
    this.left = length;
  }

  @Override
  public synchronized int read(ByteBuffer target) throws StorageException, ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
    database.failIfStopped();
    if (left == 0) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (!piece.hasRemaining()) {
      piece = load();
    }
    int count = (int) Math.min(Math.min(piece.remaining(), target.remaining()), left);
    target.put(piece.slice(piece.position(), count));
    piece.position(piece.position() + count);
    position += count;
    left -= count;
    return count;
  }

  private ByteBuffer load() throws StorageException {
    long number = position / PieceWriter.PIECE;
    byte[] bytes =
        database
            .read(object.info().name(), on -> Tables.piece(on, object.id(), number))
            .orElseThrow(this::brokenOff);
    int from = (int) (position % PieceWriter.PIECE);
    if (bytes.length <= from) {
      throw brokenOff();
    }
    return ByteBuffer.wrap(bytes, from, bytes.length - from);
  }

  private StorageException.Transient brokenOff() {
    return new StorageException.Transient(
        object.info().name() + " was deleted while it was read", null);
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void close() {
    open = false;
    piece = NOTHING;
  }
}
