package io.firn.core.restore;

import io.firn.api.media.MediaException;
import io.firn.core.index.ChunkIndex;
import io.firn.core.read.ChunkReader;

/** What the parts of one running restore share. */
record Restore(
    RestoreRequest request,
    Selection selection,
    OverwriteRule rule,
    ChunkReader chunks,
    ChunkIndex index,
    Windows windows,
    SinkCache sinks,
    Counters counters,
    Problems problems,
    TakenDisk taken) {

  /** Something to do with the target for one entry, whose failure does not end the restore. */
  @FunctionalInterface
  interface EntryJob {
    void run() throws MediaException;
  }

  Workers.Job guarded(String name, EntryJob job) {
    return () -> attempt(name, job);
  }

  /** Does it now; tells whether it could be done. */
  boolean attempt(String name, EntryJob job) throws MediaException {
    try {
      job.run();
      return true;
    } catch (MediaException e) {
      problems.entryFailed(name, e);
      return false;
    }
  }

  ContentPlanner planner() {
    return new ContentPlanner(chunks, index, windows, request.verify());
  }
}
