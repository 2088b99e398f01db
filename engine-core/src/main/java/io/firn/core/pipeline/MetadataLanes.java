package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** The blocks in which chunks of metadata and manifests are collected, one a lane. */
final class MetadataLanes {

  private final RunState run;
  private final PagePool pages;
  private final TaskQueue tasks;
  private final Batches batches;
  private final BlockLimit limit;
  private final Map<Lane, RawBlock> open = new EnumMap<>(Lane.class);

  MetadataLanes(RunState run, PagePool pages, TaskQueue tasks, Batches batches, BlockLimit limit) {
    this.run = run;
    this.pages = pages;
    this.tasks = tasks;
    this.batches = batches;
    this.limit = limit;
  }

  /** Adds a copy of a new chunk to the block of its lane; waits for a page when that is full. */
  void add(Lane lane, ByteBuffer bytes, ChunkId id) throws IOException {
    synchronized (run) {
      while (true) {
        run.check();
        RawBlock block = open.get(lane);
        if (batches.isHeldBack()) {
          run.await();
        } else if (block == null) {
          openBlock(lane);
        } else if (block.takes(bytes.remaining())) {
          block.add(bytes, id);
          return;
        } else {
          open.remove(lane);
          tasks.submit(block);
        }
      }
    }
  }

  private void openBlock(Lane lane) throws IOException {
    Page page = pages.poll();
    if (page == null) {
      run.await();
    } else {
      open.put(lane, new RawBlock(lane, page, limit));
    }
  }

  /** Hands over all blocks. */
  void submitAll() {
    synchronized (run) {
      open.values().forEach(tasks::submit);
      open.clear();
    }
  }

  /** Gives back the page of a block that a worker has stored. */
  void release(RawBlock block) {
    pages.release(block.page());
  }
}
