package io.firn.openstack.http;

import java.util.function.LongSupplier;

/** When a byte last moved. Written by the client's threads, read by the one that waits. */
final class Progress {

  private final LongSupplier nanoTime;
  private volatile long last;
  private volatile boolean began;

  Progress(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  void moved() {
    began = true;
    last = nanoTime.getAsLong();
  }

  /** Whether any byte moved at all. */
  boolean began() {
    return began;
  }

  /** Nanoseconds since then. */
  long idle() {
    return nanoTime.getAsLong() - last;
  }
}
