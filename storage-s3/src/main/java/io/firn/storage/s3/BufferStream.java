package io.firn.storage.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** Buffers as a stream, from the first byte whatever was read of them before. */
final class BufferStream extends InputStream {

  private final Iterator<ByteBuffer> rest;
  private ByteBuffer current = ByteBuffer.allocate(0);

  BufferStream(List<ByteBuffer> buffers) {
    this.rest = buffers.iterator();
  }

  private boolean hasBytes() {
    while (!current.hasRemaining() && rest.hasNext()) {
      current = rest.next().duplicate();
    }
    return current.hasRemaining();
  }

  @Override
  public int read() {
    return hasBytes() ? current.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!hasBytes()) {
      return -1;
    }
    int count = Math.min(length, current.remaining());
    current.get(target, offset, count);
    return count;
  }
}
