package io.firn.storage.s3.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** When a byte last left. Written by the client's threads, read by the one that waits. */
final class Progress {

  private final Outgoing outgoing;
  private final LongSupplier nanoTime;
  private volatile long last;
  private volatile boolean began;
  private volatile boolean held;

  Progress(Outgoing outgoing, LongSupplier nanoTime) {
    this.outgoing = outgoing;
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /** Whether any byte left at all. */
  boolean began() {
    return began;
  }

  /** Nanoseconds since then; zero while the gate holds the next one. */
  long idleNanos() {
    return held ? 0 : nanoTime.getAsLong() - last;
  }

  private int pass(int count) throws IOException {
    began = true;
    held = count > 0;
    try {
      if (count > 0) {
        outgoing.pass(count);
      }
      return count;
    } finally {
      last = nanoTime.getAsLong();
      held = false;
    }
  }

  /** The same body, noticed and held as it is taken. */
  InputStream watching(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        outgoing.failIfOver();
        return pass(super.read(target, offset, length));
      }
    };
  }
}
