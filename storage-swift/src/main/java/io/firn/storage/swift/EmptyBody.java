package io.firn.storage.swift;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** The body of a range of no bytes, which HTTP cannot ask for. */
final class EmptyBody implements ReadableByteChannel {

  private boolean closed;

  @Override
  public int read(ByteBuffer target) throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    return -1;
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
