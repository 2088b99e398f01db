package io.firn.testkit.storage;

import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A channel over bytes in the heap; not for several threads at once. */
final class ArrayChannel implements ReadableByteChannel {

  /** Told the number of bytes before they are handed out; may refuse. */
  @FunctionalInterface
  interface ReadListener {
    void reading(int bytes) throws StorageException;
  }

  private final ByteBuffer rest;
  private final ReadListener listener;
  private boolean closed;

  ArrayChannel(ByteBuffer bytes, ReadListener listener) {
    this.rest = bytes;
    this.listener = listener;
  }

  @Override
  public int read(ByteBuffer target) throws ClosedChannelException, StorageException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!rest.hasRemaining()) {
      return -1;
    }
    int count = Math.min(target.remaining(), rest.remaining());
    listener.reading(count);
    target.put(rest.slice().limit(count));
    rest.position(rest.position() + count);
    return count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
