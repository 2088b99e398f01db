package io.firn.core.storage;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Gives bytes as fast as the bucket allows. */
record PacedChannel(ReadableByteChannel body, TokenBucket bucket) implements ReadableByteChannel {

  /** At 64 KiB/s one second of silence; large enough that fast lines are not slowed by it. */
  private static final int PIECE = 64 << 10;

  @Override
  public int read(ByteBuffer target) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + Math.min(PIECE, target.remaining()));
    int count;
    try {
      count = body.read(target);
    } finally {
      target.limit(limit);
    }
    pay(count);
    return count;
  }

  private void pay(int count) throws StorageException.Interrupted {
    if (count > 0) {
      bucket.take(count);
    }
  }

  @Override
  public boolean isOpen() {
    return body.isOpen();
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
