package io.firn.storage.s3.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** When a byte last left. Written by the client's threads, read by the one that waits. */
final class Progress {

  private volatile long last = System.nanoTime();
  private volatile boolean began;

  /** Whether any byte left at all. */
  boolean began() {
    return began;
  }

  /** Nanoseconds since then. */
  long idleNanos() {
    return System.nanoTime() - last;
  }

  private void moved() {
    began = true;
    last = System.nanoTime();
  }

  /** The same body, noticed as it is taken. */
  InputStream watching(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        moved();
        return super.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        moved();
        return super.read(target, offset, length);
      }
    };
  }
}
