package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.openstack.http.HttpConnector.Pause;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A stretch of an image in order. When the connection breaks, it goes on at the next byte on
 * another one. For one thread.
 */
final class ResumingBody implements AutoCloseable {

  private final ImageBytes bytes;
  private final long end;
  private final Attempts attempts;
  private long position;
  private ReadableByteChannel body;

  /** From a byte to before another one. */
  ResumingBody(ImageBytes bytes, long from, long end, Pause pause) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
    this.attempts = new Attempts(pause);
  }

  /**
   * Reads some.
   *
   * @return at least 1; -1 at the end; 0 for a full buffer
   */
  int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position == end) {
      return -1;
    }
    while (true) {
      try {
        int count = readSome(target);
        if (count > 0) {
          return count;
        }
      } catch (IOException e) {
        close();
        attempts.failed(e, "%s, byte %d of %d,".formatted(bytes.image(), position, bytes.size()));
      }
    }
  }

  private int readSome(ByteBuffer target) throws IOException {
    if (body == null) {
      body = bytes.open(position, end - position);
    }
    int limit = target.limit();
    int count;
    try {
      target.limit(target.position() + (int) Math.min(target.remaining(), end - position));
      count = body.read(target);
    } finally {
      target.limit(limit);
    }
    if (count < 0) {
      throw new EOFException("the answer ends early");
    }
    position += count;
    if (count > 0 && bytes.isCheapToOpen()) {
      attempts.progressed();
    }
    return count;
  }

  @Override
  public void close() {
    if (body != null) {
      try {
        body.close();
      } catch (IOException e) {
        // Nobody wants the rest.
      }
      body = null;
    }
  }
}
