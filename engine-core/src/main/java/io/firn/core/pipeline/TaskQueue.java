package io.firn.core.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tasks for the workers, in order. It has no bound of its own: every task holds a page, and those
 * are bounded.
 */
final class TaskQueue {

  private final RunState run;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private int unfinished;

  TaskQueue(RunState run) {
    this.run = run;
  }

  void submit(Task task) {
    synchronized (run) {
      tasks.add(task);
      unfinished++;
      run.changed();
    }
  }

  /**
   * The next task; waits for one, and tells the worker's pressure how long. Ends by an exception
   * when the run does.
   */
  Task take(Pressure pressure) throws IOException {
    synchronized (run) {
      while (tasks.isEmpty()) {
        long since = pressure.now();
        run.await();
        pressure.waitedForSource(since);
      }
      run.check();
      return tasks.poll();
    }
  }

  /** To be called once for each task that was taken. */
  void finished() {
    synchronized (run) {
      unfinished--;
      run.changed();
    }
  }

  int waiting() {
    synchronized (run) {
      return tasks.size();
    }
  }

  void awaitEmpty() throws IOException {
    synchronized (run) {
      while (unfinished > 0) {
        run.await();
      }
      run.check();
    }
  }
}
