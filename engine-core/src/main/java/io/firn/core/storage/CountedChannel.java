package io.firn.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Tells how many bytes were read. As thread-safe as its body and its counter.
 *
 * @param body closed with this
 */
public record CountedChannel(ReadableByteChannel body, Counter counter)
    implements ReadableByteChannel {

  /** Hears of what was read. */
  @FunctionalInterface
  public interface Counter {

    /**
     * After each read that gave bytes.
     *
     * @throws IOException to end the reading with
     */
    void read(long bytes) throws IOException;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int count = body.read(target);
    if (count > 0) {
      counter.read(count);
    }
    return count;
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
