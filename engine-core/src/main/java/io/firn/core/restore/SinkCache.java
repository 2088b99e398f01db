package io.firn.core.restore;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps files open between two of their pieces, but not more than so many: the one that has been
 * idle for the longest time is closed, and all of them when a restore ends before its time. Safe
 * for many threads.
 */
final class SinkCache implements AutoCloseable {

  private final int most;
  private final AtomicInteger size = new AtomicInteger();
  private final Queue<Content> idle = new ConcurrentLinkedQueue<>();

  SinkCache(int most) {
    this.most = most;
  }

  void idle(Content content) {
    idle.add(content);
    if (size.incrementAndGet() > most) {
      size.decrementAndGet();
      Content oldest = idle.poll();
      if (oldest != null) {
        oldest.closeIfIdle();
      }
    }
  }

  /** Closes what is idle: everything, once no worker runs any more. */
  @Override
  public void close() {
    for (Content content = idle.poll(); content != null; content = idle.poll()) {
      size.decrementAndGet();
      content.closeIfIdle();
    }
  }
}
