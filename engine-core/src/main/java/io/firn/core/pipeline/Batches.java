package io.firn.core.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages that sources are read into. A batch is filled by one content at a time; what is left of
 * its page waits for the next small file, unless somebody waits for the names or for a page.
 */
final class Batches {

  /** With less room than this share of a page left a batch is handed to the workers. */
  private static final int LEAST_ROOM = 32;

  private final RunState run;
  private final PagePool pages;
  private final TaskQueue tasks;

  /** Contents that are read at the same time; there are more pages than these. */
  private final int mostReaders;

  private final List<Batch> idle = new ArrayList<>();

  /** Batches in use that also hold chunks of contents given before. */
  private final List<Batch> shared = new ArrayList<>();

  private int readers;
  private int waiting;
  private boolean draining;

  Batches(RunState run, PagePool pages, TaskQueue tasks, int mostReaders) {
    this.run = run;
    this.pages = pages;
    this.tasks = tasks;
    this.mostReaders = mostReaders;
  }

  /**
   * Begins to read a content; {@link #end} has to follow.
   *
   * @param expected bytes; -1 when unknown. A content that should fit joins a batch in which others
   *     are, so that it never is a slow one that these have to wait for
   */
  Batch begin(long expected) throws IOException {
    synchronized (run) {
      run.check();
      while (readers == mostReaders || draining) {
        run.await();
      }
      readers++;
      try {
        Batch batch = expected < 0 ? null : takeIdle(expected);
        return batch != null ? batch : fresh();
      } catch (IOException | RuntimeException e) {
        readers--;
        run.changed();
        throw e;
      }
    }
  }

  private Batch takeIdle(long expected) {
    for (Batch batch : idle) {
      // One byte more: the end of the file is only seen by reading on.
      if (batch.room() > expected) {
        idle.remove(batch);
        shared.add(batch);
        return batch;
      }
    }
    return null;
  }

  /** An empty batch; waits for a page. */
  Batch fresh() throws IOException {
    synchronized (run) {
      waiting++;
      try {
        while (true) {
          Page page = pages.poll();
          if (page != null) {
            return new Batch(page);
          }
          if (idle.isEmpty()) {
            run.await();
          } else {
            tasks.submit(idle.removeFirst());
          }
        }
      } finally {
        waiting--;
      }
    }
  }

  /** Hands a full batch to the workers; its reader goes on with another one. */
  void submit(Batch batch) throws IOException {
    synchronized (run) {
      shared.remove(batch);
      run.changed();
      awaitResumed();
      handOver(batch);
    }
  }

  /** Ends the reading that {@link #begin} began, with the batch that it ended in. */
  void end(Batch batch) throws IOException {
    synchronized (run) {
      try {
        shared.remove(batch);
        run.changed();
        awaitResumed();
        boolean full = batch.room() < batch.page().size() / LEAST_ROOM;
        if (full || batch.isWanted() || waiting > 0 || batch.count() == 0) {
          handOver(batch);
        } else {
          idle.add(batch);
          if (idle.size() > mostReaders) {
            tasks.submit(idle.removeFirst());
          }
        }
      } finally {
        readers--;
        run.changed();
      }
    }
  }

  /** Who is interrupted here has chunks of other contents in hand: that ends the run. */
  private void awaitResumed() throws IOException {
    try {
      while (draining) {
        run.await();
      }
    } catch (IOException e) {
      run.fail(e);
      throw e;
    }
  }

  private void handOver(Batch batch) {
    if (batch.count() == 0) {
      pages.release(batch.detachPage());
    } else {
      tasks.submit(batch);
    }
  }

  /** Waits until the chunks of a batch have their names. */
  void awaitNames(Batch batch) throws IOException {
    synchronized (run) {
      if (idle.remove(batch)) {
        tasks.submit(batch);
      }
      batch.want();
      while (!batch.isNamed()) {
        run.await();
      }
    }
  }

  /**
   * Hands over all chunks that were given before, and holds back what is given from now on until
   * {@link #resume}.
   */
  void holdBack() throws IOException {
    synchronized (run) {
      while (draining) {
        run.await();
      }
      List<Batch> before = List.copyOf(shared);
      before.forEach(Batch::want);
      while (shared.stream().anyMatch(before::contains)) {
        run.await();
      }
      idle.forEach(tasks::submit);
      idle.clear();
      draining = true;
    }
  }

  void resume() {
    synchronized (run) {
      draining = false;
      run.changed();
    }
  }

  boolean isHeldBack() {
    return draining;
  }
}
