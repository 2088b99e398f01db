package io.firn.storage.local;

import io.firn.api.storage.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;

/** A payload for libraries that read streams; answers to interrupts. */
final class PayloadStream extends InputStream {

  private final Payload payload;
  private final Iterator<ByteBuffer> buffers;
  private ByteBuffer current = ByteBuffer.allocate(0);
  private RuntimeException failure;

  PayloadStream(Payload payload) {
    this.payload = payload;
    this.buffers = payload.buffers().iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!current.hasRemaining() && buffers.hasNext()) {
      current = next();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    if (!current.hasRemaining()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, current.remaining());
    if (count > 0) {
      payload.sending(count);
    }
    current.get(target, offset, count);
    return count;
  }

  private ByteBuffer next() {
    try {
      return buffers.next();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what the payload threw, which libraries dress up as an error of the line. */
  void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }
}
