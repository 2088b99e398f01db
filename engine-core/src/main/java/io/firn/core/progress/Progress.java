package io.firn.core.progress;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counters that an operation moves and a display reads, from any thread. They only grow. All but
 * the counts are in bytes.
 */
public final class Progress {

  /** Files finished. */
  public final LongAdder files = new LongAdder();

  /** Other entries finished. */
  public final LongAdder others = new LongAdder();

  /** Content bytes finished, holes and unchanged files included. */
  public final LongAdder bytes = new LongAdder();

  /** Bytes read from the source, or from the storage when restoring. */
  public final LongAdder bytesRead = new LongAdder();

  /** Raw bytes of chunks that were new. */
  public final LongAdder bytesNew = new LongAdder();

  /** Bytes sent to the storage, or written to the target when restoring. */
  public final LongAdder bytesWritten = new LongAdder();

  private volatile long expectedFiles = -1;
  private volatile long expectedBytes = -1;
  private volatile Object current = "";
  private volatile String activity = "";

  /** Sets what is expected in all, when it becomes known. */
  public void expect(long files, long bytes) {
    expectedFiles = files;
    expectedBytes = bytes;
  }

  /**
   * Names the item in work.
   *
   * @param item immutable; its text, in printable form, is made only when a display asks for it
   */
  public void current(Object item) {
    current = item;
  }

  /**
   * Says what is waited for, in place of the item in work.
   *
   * @param what empty when the waiting is over
   */
  public void activity(String what) {
    activity = what;
  }

  /** What is waited for; empty for nothing. */
  public String activity() {
    return activity;
  }

  /** Files in all, -1 while unknown. */
  public long expectedFiles() {
    return expectedFiles;
  }

  /** Bytes in all, -1 while unknown. */
  public long expectedBytes() {
    return expectedBytes;
  }

  public String current() {
    return current.toString();
  }
}
