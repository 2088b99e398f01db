package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import software.amazon.awssdk.core.ResponseInputStream;

/** The bytes of a range, all of them or an error. For one thread. */
final class ObjectBody implements ReadableByteChannel {

  /** A change of threads for each. */
  private static final int PIECE = 256 << 10;

  private final ObjectName name;
  private final ResponseInputStream<?> body;
  private final byte[] piece;
  private long rest;
  private boolean closed;

  /**
   * A body.
   *
   * @param body closed with this
   * @param length bytes that it must have; what follows is not read
   */
  ObjectBody(ObjectName name, ResponseInputStream<?> body, long length) {
    this.name = name;
    this.body = body;
    this.piece = new byte[(int) Math.min(PIECE, length)];
    this.rest = length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (rest == 0) {
      return -1;
    }
    int count = read((int) Math.min(Math.min(rest, piece.length), target.remaining()));
    if (count < 0) {
      throw new StorageException.Transient(name + " ends " + rest + " bytes early", null);
    }
    target.put(piece, 0, count);
    rest -= count;
    return count;
  }

  private int read(int wanted) throws StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
    try {
      return body.read(piece, 0, wanted);
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(e);
      }
      throw new StorageException.Transient(name + ": " + S3Errors.reason(e), e);
    }
  }

  private StorageException.Interrupted interrupted(Exception cause) {
    return new StorageException.Interrupted("interrupted while reading " + name, cause);
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  /** What has not arrived yet is not waited for: the connection ends. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (rest > 0) {
      body.abort();
    } else if (body.read() >= 0) {
      // Read to its end, or the connection could not be used again.
      body.abort();
    }
    body.close();
  }
}
