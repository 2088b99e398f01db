package io.firn.core.content;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a content in order, with the chunks of the next window announced. For one thread. */
final class SnapshotReader implements ContentReader {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** The first window, doubled as reading goes on: a look into a table brings no 24 MiB with it. */
  private static final long FIRST_WINDOW = 1 << 20;

  /** Pieces announced at the most: holes have no bytes to count. */
  private static final int MOST_PIECES = 4096;

  private final SnapshotContent content;
  private final StreamReader pieces;
  private final Deque<ChunkRef> ahead = new ArrayDeque<>();
  private long announced;
  private long window;

  /** What is left of the current piece: a hole or data. */
  private long hole;

  private ByteBuffer data = NOTHING;

  /**
   * Reads the piece that holds the position.
   *
   * @param pieces that were sought to that piece
   */
  SnapshotReader(SnapshotContent content, StreamReader pieces, long position) throws IOException {
    this.content = content;
    this.pieces = pieces;
    this.window = Math.min(FIRST_WINDOW, content.window());
    ChunkRef piece = pieces.next();
    if (piece != null) {
      take(piece, position - pieces.offset());
    }
  }

  @Override
  public long skipHole() throws MediaException {
    long skipped = 0;
    while (advance() && hole > 0) {
      skipped += hole;
      hole = 0;
    }
    content.given(skipped);
    return skipped;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!advance()) {
      return -1;
    }
    if (hole > 0) {
      return 0;
    }
    int length = Math.min(target.remaining(), data.remaining());
    target.put(data.slice(data.position(), length));
    data.position(data.position() + length);
    content.given(length);
    return length;
  }

  /** Makes sure that there is something of a piece; false at the end. */
  private boolean advance() throws MediaException {
    try {
      while (hole == 0 && !data.hasRemaining()) {
        ChunkRef piece = next();
        if (piece == null) {
          return false;
        }
        take(piece, 0);
      }
      return true;
    } catch (IOException e) {
      throw content.failed(e);
    }
  }

  private void take(ChunkRef piece, long from) throws IOException {
    if (piece.isHole()) {
      hole = piece.length() - from;
    } else {
      data = content.chunks().read(piece.id());
      data.position((int) from);
    }
  }

  private ChunkRef next() throws IOException {
    if (announced <= window / 2) {
      announce();
    }
    ChunkRef piece = ahead.poll();
    if (piece != null && !piece.isHole()) {
      announced -= piece.length();
    }
    return piece;
  }

  /** At least one piece, so that a window smaller than a chunk does not end the stream. */
  private void announce() throws IOException {
    List<ChunkId> soon = new ArrayList<>();
    while (ahead.isEmpty() || (announced < window && ahead.size() < MOST_PIECES)) {
      ChunkRef piece = pieces.next();
      if (piece == null) {
        break;
      }
      ahead.add(piece);
      if (!piece.isHole()) {
        announced += piece.length();
        soon.add(piece.id());
      }
    }
    content.chunks().prefetch(soon);
    window = Math.min(2 * window, content.window());
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
