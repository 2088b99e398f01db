package io.firn.bench.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a range of a file that has no holes. */
final class RangeReader implements ContentReader {

  private final FileChannel file;
  private final long end;
  private long position;

  RangeReader(FileChannel file, long from, long end) {
    this.file = file;
    this.position = from;
    this.end = end;
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (position == end) {
      return -1;
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + end - position));
    try {
      int n = file.read(target, position);
      position += n;
      return n;
    } catch (IOException e) {
      throw new MediaException.Failed("the source cannot be read", e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
