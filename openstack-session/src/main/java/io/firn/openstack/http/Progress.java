package io.firn.openstack.http;

import java.util.function.LongSupplier;

/** When a byte last moved. Written by the client's threads, read by the one that waits. */
final class Progress {

  private final LongSupplier nanoTime;
  private volatile long last;

  Progress(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  void moved() {
    last = nanoTime.getAsLong();
  }

  /** Nanoseconds since then. */
  long idle() {
    return nanoTime.getAsLong() - last;
  }
}
