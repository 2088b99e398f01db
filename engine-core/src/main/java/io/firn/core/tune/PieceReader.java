package io.firn.core.tune;

import io.firn.api.media.ContentReader;
import java.nio.ByteBuffer;

/** Reads a piece that is in memory. */
final class PieceReader implements ContentReader {

  private final ByteBuffer bytes;

  PieceReader(Piece piece) {
    this.bytes = piece.bytes().duplicate();
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int length = Math.min(bytes.remaining(), target.remaining());
    target.put(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    return length;
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
