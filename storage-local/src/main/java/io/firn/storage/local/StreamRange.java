package io.firn.storage.local;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** So many bytes of a stream, which stands at the first of them. For one thread. */
final class StreamRange implements ReadableByteChannel {

  private static final int PIECE = 64 << 10;

  private final ObjectName name;
  private final InputStream stream;
  private final Closeable owner;
  private final byte[] piece = new byte[PIECE];
  private long rest;
  private boolean closed;

  /** Closes the stream's {@code owner}, and so the stream, when it is closed itself. */
  StreamRange(ObjectName name, InputStream stream, Closeable owner, long length) {
    this.name = name;
    this.stream = stream;
    this.owner = owner;
    this.rest = length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted while reading " + name, null);
    }
    if (rest == 0) {
      return -1;
    }
    int count;
    try {
      count = stream.read(piece, 0, (int) Math.min(Math.min(target.remaining(), PIECE), rest));
    } catch (IOException e) {
      throw new StorageException.Transient("cannot read " + name + ": " + e.getMessage(), e);
    }
    if (count < 0) {
      throw new StorageException.Transient(name + " ends " + rest + " bytes early", null);
    }
    target.put(piece, 0, count);
    rest -= count;
    return count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      owner.close();
    } catch (IOException e) {
      // A transfer that is ended early is an error to FTP; what was wanted of it is here.
      return;
    }
  }
}
