package io.firn.core.storage;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/**
 * A range that is asked for again from where it broke off, so that a bad line costs what it lost
 * and not the bytes that have arrived. Every byte of progress begins the attempts anew. For one
 * thread.
 */
final class ResumingChannel implements ReadableByteChannel {

  private final Storage storage;
  private final Retrier retrier;
  private final ObjectName name;
  private final long offset;
  private final long length;
  private ReadableByteChannel current;
  private long given;
  private boolean closed;

  ResumingChannel(
      Storage storage,
      Retrier retrier,
      ObjectName name,
      long offset,
      long length,
      ReadableByteChannel first) {
    this.storage = storage;
    this.retrier = retrier;
    this.name = name;
    this.offset = offset;
    this.length = length;
    this.current = first;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    int start = target.position();
    int count =
        retrier.call(StorageVerb.OPEN, name.value(), attempt -> tryRead(target.position(start)));
    given += Math.max(0, count);
    return count;
  }

  private int tryRead(ByteBuffer target) throws StorageException {
    try {
      if (current == null) {
        long rest = length == Storage.TO_END ? length : length - given;
        current = storage.open(name, offset + given, rest);
      }
      return current.read(target);
    } catch (IOException e) {
      abandon(e);
      throw StorageReads.typed(name, e);
    }
  }

  private void abandon(IOException reason) {
    ReadableByteChannel broken = current;
    current = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (current != null) {
      current.close();
    }
  }
}
