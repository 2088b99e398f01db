package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.RunIndex;
import io.firn.core.stream.ChunkRef;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the chunks of batches and stores those that are new. New chunks that lie side by side are
 * one block where they are; over the gaps that known chunks leave the later ones are moved down.
 */
final class Worker implements Runnable {

  private final RunState run;
  private final TaskQueue tasks;
  private final Pressure pressure;
  private final RunIndex index;
  private final ChunkHasher hasher;
  private final BlockStore store;
  private final BlockLimit limit;
  private final Residues residues;
  private final PagePool sourcePages;
  private final MetadataLanes metadata;
  private final Counters counters;

  Worker(
      RunState run,
      TaskQueue tasks,
      Pressure pressure,
      RunIndex index,
      ChunkHasher hasher,
      BlockStore store,
      BlockLimit limit,
      Residues residues,
      PagePool sourcePages,
      MetadataLanes metadata,
      Counters counters) {
    this.run = run;
    this.tasks = tasks;
    this.pressure = pressure;
    this.index = index;
    this.hasher = hasher;
    this.store = store;
    this.limit = limit;
    this.residues = residues;
    this.sourcePages = sourcePages;
    this.metadata = metadata;
    this.counters = counters;
  }

  /** Works until the run ends. */
  @Override
  public void run() {
    try {
      while (true) {
        Task task = tasks.take(pressure);
        work(task);
        tasks.finished();
      }
    } catch (Throwable e) {
      // The first failure counts: where this one is just that the run has ended, it changes
      // nothing.
      run.fail(e);
    }
  }

  private void work(Task task) throws IOException {
    switch (task) {
      case Batch batch -> {
        RawBlock residue = residues.take();
        new Grouping(batch, residue).store(name(batch));
        residues.giveBack(residue);
        sourcePages.release(batch.detachPage());
      }
      case RawBlock block -> {
        store(block);
        if (block.lane() == Lane.DATA) {
          residues.giveBack(block);
        } else {
          metadata.release(block);
        }
      }
    }
  }

  private void store(RawBlock block) throws IOException {
    store.store(block.lane(), block.raw(), block.chunks());
    block.clear();
  }

  /** Gives all chunks of the batch their names; returns the ids of those to store, null else. */
  private ChunkId[] name(Batch batch) throws IOException {
    int count = batch.count();
    ChunkRef[] refs = new ChunkRef[count];
    ChunkId[] claimed = new ChunkId[count];
    for (int i = 0; i < count; i++) {
      int length = batch.length(i);
      if (isZero(batch.page().segment(), batch.start(i), length)) {
        refs[i] = ChunkRef.hole(length);
        counters.hole(length);
        continue;
      }
      ChunkId id = hasher.hash(batch.page().buffer().slice(batch.start(i), length));
      refs[i] = new ChunkRef(id, length);
      counters.chunk();
      if (index.claim(id) == RunIndex.CLAIMED) {
        claimed[i] = id;
        counters.newChunk(length);
      }
    }
    batch.name(refs);
    run.changed();
    return claimed;
  }

  /** All bytes are zero when the first is and each is what its neighbour is. */
  private static boolean isZero(MemorySegment page, int start, int length) {
    return page.get(ValueLayout.JAVA_BYTE, start) == 0
        && page.get(ValueLayout.JAVA_BYTE, start + length - 1L) == 0
        && MemorySegment.mismatch(
                page, start, start + length - 1L, page, start + 1L, start + (long) length)
            < 0;
  }

  /** The new chunks of one batch on their way into blocks. */
  private final class Grouping {
    private final Batch batch;
    private final RawBlock residue;
    private List<SegmentTable.Chunk> chunks = new ArrayList<>();
    private int begin;
    private int end;
    private int weight;

    Grouping(Batch batch, RawBlock residue) {
      this.batch = batch;
      this.residue = residue;
    }

    void store(ChunkId[] claimed) throws IOException {
      for (int i = 0; i < claimed.length; i++) {
        if (claimed[i] != null) {
          take(i, claimed[i]);
        }
      }
      if (limit.standsAlone(weight)) {
        flush();
      } else {
        moveToResidue();
      }
    }

    private void take(int chunk, ChunkId id) throws IOException {
      int length = batch.length(chunk);
      if (!chunks.isEmpty() && (limit.standsAlone(length) || !limit.allows(weight, length))) {
        flush();
      }
      if (chunks.isEmpty()) {
        begin = batch.start(chunk);
        end = begin;
      }
      if (end != batch.start(chunk)) {
        MemorySegment page = batch.page().segment();
        MemorySegment.copy(page, batch.start(chunk), page, end, length);
      }
      chunks.add(new SegmentTable.Chunk(id, length));
      end += length;
      weight += BlockLimit.weight(length);
      if (limit.standsAlone(length)) {
        flush();
      }
    }

    private void flush() throws IOException {
      ByteBuffer raw = batch.page().buffer().slice(begin, end - begin);
      store.store(Lane.DATA, raw, chunks);
      chunks = new ArrayList<>();
      weight = 0;
    }

    private void moveToResidue() throws IOException {
      int from = begin;
      for (SegmentTable.Chunk chunk : chunks) {
        if (!residue.takes(chunk.length())) {
          Worker.this.store(residue);
        }
        residue.add(batch.page().segment(), from, chunk.length(), chunk.id());
        from += chunk.length();
      }
    }
  }
}
