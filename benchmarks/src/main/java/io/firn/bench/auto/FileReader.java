package io.firn.bench.auto;

import io.firn.api.media.ContentReader;
import java.nio.ByteBuffer;

/** Reads a file that is in memory. */
final class FileReader implements ContentReader {

  private final ByteBuffer content;

  FileReader(ByteBuffer content) {
    this.content = content.duplicate();
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
    int length = Math.min(content.remaining(), target.remaining());
    target.put(content.slice(content.position(), length));
    content.position(content.position() + length);
    return length;
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
