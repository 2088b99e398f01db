package io.firn.core.pipeline;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How fast the storage seems to be before anybody waits for it: how fast the first segment is sent,
 * beside how fast it was made. Safe for use by many threads.
 */
final class FirstSegments {

  /** Before that there may have been nothing but a connection and a question for leave to send. */
  private static final long LEAST_NANOS = 50_000_000;

  private final LongSupplier nanos;
  private final LongAdder sent = new LongAdder();
  private boolean begun;
  private long begin;
  private long made;
  private long bytes;
  private boolean ended;
  private double share = 1;

  FirstSegments(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A block is being made. */
  synchronized void block() {
    if (!begun) {
      begun = true;
      begin = nanos.getAsLong();
    }
  }

  /** A segment of so many bytes is complete and goes to the storage. */
  synchronized void complete(long size) {
    if (bytes == 0) {
      bytes = size;
      made = nanos.getAsLong();
    }
  }

  /** So many bytes go out, of any segment. */
  void sending(int count) {
    sent.add(count);
  }

  /** A segment is stored; from now on the storage may have nothing to do. */
  synchronized void stored() {
    if (!ended && bytes > 0) {
      ended = true;
      share = share(Math.max(bytes, sent.sum()), Math.max(1, nanos.getAsLong() - made));
    }
  }

  /**
   * Bytes that are sent for each byte that is made in the same time, with the level of the first
   * segment; 1 when it is not less, or not known yet.
   */
  synchronized double share() {
    long sending = nanos.getAsLong() - made;
    return ended || bytes == 0 || sending < LEAST_NANOS ? share : share(sent.sum(), sending);
  }

  private double share(long count, long sending) {
    double making = Math.max(1, made - begin);
    return Math.min(1, count / (double) sending / (bytes / making));
  }
}
