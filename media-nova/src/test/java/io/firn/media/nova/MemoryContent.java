package io.firn.media.nova;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;

/**
 * Stored bytes in memory. Whole pages of zeros are holes, and reads are short now and then, as
 * those of a repository.
 */
public final class MemoryContent implements StoredContent {

  private static final int PAGE = 4096;
  private static final int MOST_AT_ONCE = 10_007;

  private final byte[] bytes;

  public MemoryContent(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public ContentReader open(long position) {
    if (position < 0 || position > bytes.length) {
      throw new IllegalArgumentException(position + " is not within " + bytes.length);
    }
    return new Reader((int) position);
  }

  private boolean isHole(int from) {
    int end = Math.min(bytes.length, from + PAGE);
    for (int i = from; i < end; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return from < end;
  }

  private final class Reader implements ContentReader {

    private int position;
    private boolean closed;

    Reader(int position) {
      this.position = position;
    }

    @Override
    public long skipHole() {
      int from = position;
      while (isHole(position)) {
        position = Math.min(bytes.length, position + PAGE);
      }
      return (long) position - from;
    }

    @Override
    public int read(ByteBuffer target) throws MediaException {
      if (closed) {
        throw new MediaException.Failed("read after its end", null);
      }
      if (position == bytes.length) {
        return -1;
      }
      if (isHole(position)) {
        return 0;
      }
      int most = Math.min(MOST_AT_ONCE, bytes.length - position);
      int count = Math.min(most, target.remaining());
      target.put(bytes, position, count);
      position += count;
      return count;
    }

    @Override
    public boolean changedWhileRead() {
      return false;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
