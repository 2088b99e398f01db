package io.firn.core.pipeline;

import java.util.function.LongSupplier;

/**
 * How one worker spends its time, and the level of compression that follows from what all of them
 * do. Each worker has its own.
 */
final class Pressure {

  private final LevelControl control;
  private final Uploads uploads;
  private final FirstSegments first;
  private final LongSupplier nanos;
  private long last;
  private long source;
  private long storage;

  Pressure(LevelControl control, Uploads uploads, FirstSegments first, LongSupplier nanos) {
    this.control = control;
    this.uploads = uploads;
    this.first = first;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  boolean isOff() {
    return control.isOff();
  }

  /** Now, to be given back to one of the two below. */
  long now() {
    return nanos.getAsLong();
  }

  /** The worker had nothing to do since then. */
  void waitedForSource(long since) {
    source += now() - since;
  }

  /** The worker had no slab since then. */
  void waitedForStorage(long since) {
    storage += now() - since;
  }

  /** The level for the block that begins now. */
  int level() {
    first.block();
    long now = now();
    LevelControl.Spent spent =
        new LevelControl.Spent(Math.max(0, now - last - source - storage), source, storage);
    last = now;
    source = 0;
    storage = 0;
    return control.next(spent, uploads.sending());
  }
}
