package io.firn.core.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Blocks of small chunks that were new in batches with little else that is new: without them an
 * incremental backup would store blocks of a few kilobytes. There are as many as workers, and the
 * one used last is taken first, so that with little to do one block gets it all.
 */
final class Residues {

  private final RunState run;
  private final Deque<RawBlock> blocks = new ArrayDeque<>();

  Residues(RunState run) {
    this.run = run;
  }

  RawBlock take() {
    synchronized (run) {
      return blocks.pop();
    }
  }

  void giveBack(RawBlock block) {
    synchronized (run) {
      blocks.push(block);
    }
  }

  /** Hands over all that are not empty; no worker may have one at the moment. */
  void submitAll(TaskQueue tasks) {
    synchronized (run) {
      for (RawBlock block : blocks) {
        if (!block.isEmpty()) {
          tasks.submit(block);
        }
      }
      blocks.removeIf(block -> !block.isEmpty());
    }
  }
}
