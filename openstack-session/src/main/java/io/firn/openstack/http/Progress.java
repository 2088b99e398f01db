package io.firn.openstack.http;

import java.util.function.LongSupplier;

/** When a byte last moved. Written by the client's threads, read by the one that waits. */
final class Progress {

  private final LongSupplier nanoTime;
  private volatile long last;
  private volatile boolean began;
  private volatile boolean held;

  Progress(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  void moved() {
    began = true;
    last = nanoTime.getAsLong();
    held = false;
  }

  /** Until the next byte moves it is we who wait. */
  void held() {
    held = true;
  }

  /** Whether any byte moved at all. */
  boolean began() {
    return began;
  }

  /** Nanoseconds since then; zero while it is held. */
  long idle() {
    return held ? 0 : nanoTime.getAsLong() - last;
  }
}
