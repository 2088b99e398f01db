package io.firn.core.pipeline;

import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many pages of one size. They are allocated when first needed, the one used last is
 * given out first, and none is freed before the arena: so a run touches only as many as it needs.
 * Guarded by the run's lock.
 */
final class PagePool {

  /** The processor's cache line, so that no two pages share one. */
  private static final int ALIGNMENT = 64;

  private final RunState run;
  private final Arena arena;
  private final int pageSize;
  private final int pages;
  private final Deque<Page> free = new ArrayDeque<>();
  private int allocated;

  PagePool(RunState run, Arena arena, int pageSize, int pages) {
    this.run = run;
    this.arena = arena;
    this.pageSize = pageSize;
    this.pages = pages;
  }

  /** A page, or null when all are in use. */
  Page poll() {
    synchronized (run) {
      if (!free.isEmpty()) {
        return free.pop();
      }
      if (allocated == pages) {
        return null;
      }
      allocated++;
      return Page.of(arena.allocate(pageSize, ALIGNMENT));
    }
  }

  void release(Page page) {
    synchronized (run) {
      if (page.size() != pageSize || free.size() == allocated) {
        throw new IllegalStateException("a page was given back that is not out");
      }
      free.push(page);
      run.changed();
    }
  }

  int pageSize() {
    return pageSize;
  }

  /** Pages in use. */
  int used() {
    synchronized (run) {
      return allocated - free.size();
    }
  }

  /** Bytes allocated so far. */
  long allocatedBytes() {
    synchronized (run) {
      return (long) allocated * pageSize;
    }
  }

  int pages() {
    return pages;
  }
}
