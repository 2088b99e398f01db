package io.firn.core.restore;

import io.firn.core.progress.Progress;
import java.util.concurrent.atomic.LongAdder;

/** What a restore counts, from any thread. */
final class Counters {

  final Progress progress;
  final LongAdder files = new LongAdder();
  final LongAdder directories = new LongAdder();
  final LongAdder others = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder written = new LongAdder();
  final LongAdder kept = new LongAdder();
  final LongAdder deleted = new LongAdder();
  final LongAdder verified = new LongAdder();

  Counters(Progress progress) {
    this.progress = progress;
  }

  void file(long length) {
    files.increment();
    bytes.add(length);
    progress.files.increment();
  }

  void directory() {
    directories.increment();
    progress.others.increment();
  }

  void other() {
    others.increment();
    progress.others.increment();
  }

  /** Content that had to be written. */
  void written(long length) {
    written.add(length);
    progress.bytes.add(length);
    progress.bytesWritten.add(length);
  }

  /** Content that was there already. */
  void kept(long length) {
    kept.add(length);
    progress.bytes.add(length);
  }

  /** A hole, which is neither. */
  void hole(long length) {
    progress.bytes.add(length);
  }
}
