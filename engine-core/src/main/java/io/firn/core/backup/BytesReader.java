package io.firn.core.backup;

import io.firn.api.media.ContentReader;
import java.nio.ByteBuffer;

/** Reads bytes that are in memory: documents, samples, and chunks that are copied. */
public class BytesReader implements ContentReader {

  private final ByteBuffer bytes;

  BytesReader(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  /** Reads what remains of {@code bytes}, whose position moves. */
  public BytesReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int length = Math.min(bytes.remaining(), target.remaining());
    target.put(target.position(), bytes, bytes.position(), length);
    target.position(target.position() + length);
    bytes.position(bytes.position() + length);
    return length;
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
