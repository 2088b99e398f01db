package io.firn.bench;

import io.firn.api.media.ContentReader;
import java.nio.ByteBuffer;

/** Reads a buffer. */
final class BufferReader implements ContentReader {

  private final ByteBuffer content;

  BufferReader(ByteBuffer content) {
    this.content = content;
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) {
    if (!content.hasRemaining()) {
      return -1;
    }
    int n = Math.min(content.remaining(), target.remaining());
    target.put(content.slice(content.position(), n));
    content.position(content.position() + n);
    return n;
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
