package io.firn.media.nova.image;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.openstack.http.HttpBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A disk as the body of a request: read while it is sent, holes as zeros, and hashed on the way.
 * Sent again, it is read again. Closing it ends a sending that nobody waits for any more.
 */
final class ContentBody implements HttpBody, AutoCloseable {

  /** What the client takes at a time anyway. Fresh ones: it does not say when it is done. */
  private static final int PIECE = 256 << 10;

  private static final ByteBuffer ZEROS = ByteBuffer.allocate(PIECE).asReadOnlyBuffer();

  private final StoredContent content;
  private final String algorithm;
  private Sending sending;
  private MediaException unopened;

  /**
   * A body.
   *
   * @param algorithm Java's name of the hash that is computed
   */
  ContentBody(StoredContent content, String algorithm) {
    this.content = content;
    this.algorithm = algorithm;
  }

  @Override
  public long length() {
    return content.length();
  }

  @Override
  public synchronized Pieces open() throws IOException {
    close();
    try {
      sending = new Sending();
      return sending;
    } catch (MediaException e) {
      unopened = e;
      throw e;
    }
  }

  /** Of the last sending, which came to its end; empty when it did not. */
  synchronized Optional<Checksum> checksum() {
    return sending == null ? Optional.empty() : sending.whole();
  }

  /** Why the content could not be read, which is no fault of the connection. */
  synchronized Optional<MediaException> failure() {
    return unopened != null || sending == null ? Optional.ofNullable(unopened) : sending.failure();
  }

  /** Waits for a read that is under way. */
  @Override
  public synchronized void close() throws MediaException {
    if (sending != null) {
      sending.close();
    }
  }

  /** Once through the content. Asked by the client's threads, closed by ours. */
  private final class Sending implements Pieces {

    private final ContentReader reader;
    private final Checksum.Running hash = new Checksum.Running(algorithm);
    private long left = content.length();
    private long hole;
    private boolean closed;
    private Checksum whole;
    private MediaException failure;

    Sending() throws MediaException {
      this.reader = content.open(0);
    }

    @Override
    public synchronized ByteBuffer next() throws IOException {
      if (closed) {
        throw new IOException("the sending was given up");
      }
      if (left == 0) {
        if (whole == null) {
          whole = hash.checksum();
        }
        return null;
      }
      try {
        ByteBuffer piece = piece();
        hash.update(piece);
        left -= piece.remaining();
        return piece;
      } catch (MediaException e) {
        failure = e;
        throw e;
      }
    }

    private ByteBuffer piece() throws MediaException {
      int most = (int) Math.min(PIECE, left);
      if (hole == 0) {
        hole = reader.skipHole();
      }
      if (hole > 0) {
        int zeros = (int) Math.min(most, hole);
        hole -= zeros;
        return ZEROS.slice(0, zeros);
      }
      ByteBuffer piece = ByteBuffer.allocate(most);
      int count;
      do {
        count = reader.read(piece);
      } while (count > 0 && piece.hasRemaining());
      if (count < 0 && piece.position() == 0) {
        throw new MediaException.Failed("the content ends " + left + " bytes early", null);
      }
      return piece.flip();
    }

    synchronized Optional<Checksum> whole() {
      return Optional.ofNullable(whole);
    }

    synchronized Optional<MediaException> failure() {
      return Optional.ofNullable(failure);
    }

    synchronized void close() throws MediaException {
      if (!closed) {
        closed = true;
        reader.close();
      }
    }
  }
}
