package io.firn.core.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.chunk.Cutter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Reads one content into batches and marks its chunks there. A chunk that meets the end of its page
 * is moved to the start of the next one: of 4 MiB some 0.6, which is a thousandth of what
 * compressing takes.
 */
final class Intake {

  private final Batches batches;
  private final ContentReader reader;
  private final Cutter cutter;
  private final StreamAssembly stream;
  private final Counters counters;
  private final Cutting cutting;
  private final ChunkingParameters parameters;

  private Batch batch;

  /** Where the chunk in work begins. */
  private int start;

  /** Up to where the cutter has seen. */
  private int scanned;

  /** Up to where there are bytes. */
  private int end;

  /** False while the run may still turn out to be short enough for one chunk. */
  private boolean cuts;

  Intake(
      Batches batches,
      ContentReader reader,
      Cutting cutting,
      Cutter cutter,
      ChunkingParameters parameters,
      StreamAssembly stream,
      Counters counters) {
    this.batches = batches;
    this.reader = reader;
    this.cutting = cutting;
    this.cutter = cutter;
    this.parameters = parameters;
    this.stream = stream;
    this.counters = counters;
  }

  /** Reads to the end. What an exception leaves unmarked is overwritten by the next content. */
  void readAll(long expected) throws IOException {
    batch = batches.begin(expected);
    try {
      startAt(batch.fill());
      int fruitless = 0;
      for (int n = step(); n >= 0; n = step()) {
        fruitless = n == 0 ? fruitless + 1 : 0;
        if (fruitless == 3) {
          throw new IllegalStateException("the reader gives neither data nor hole nor end");
        }
      }
      endRun();
    } finally {
      batches.end(batch);
    }
  }

  private void startAt(int place) {
    start = place;
    scanned = place;
    end = place;
    cuts = !cutting.byContent();
  }

  /** Takes a hole or some bytes; 0 when there was neither, -1 at the end. */
  private int step() throws IOException {
    long hole = reader.skipHole();
    if (hole > 0) {
      takeHole(hole);
      return 1;
    }
    makeRoom();
    int n = reader.read(batch.page().buffer().slice(end, batch.page().size() - end));
    if (n > 0) {
      counters.read(n);
      end += n;
      cut();
    }
    return n;
  }

  /** Ends a chunk in a content-defined run; in an aligned one only whole blocks stay holes. */
  private void takeHole(long length) throws IOException {
    if (cutting.byContent()) {
      endRun();
      stream.addHole(length);
      return;
    }
    int block = parameters.block();
    long rest = length;
    if (end > start) {
      int missing = (int) Math.min(rest, block - (end - start));
      zeros(missing);
      rest -= missing;
    }
    if (end == start) {
      stream.addHole(rest / block * block);
      rest %= block;
      zeros((int) rest);
    }
  }

  private void zeros(int length) throws IOException {
    int rest = length;
    while (rest > 0) {
      makeRoom();
      int n = Math.min(rest, batch.page().size() - end);
      batch.page().segment().asSlice(end, n).fill((byte) 0);
      end += n;
      rest -= n;
      cut();
    }
  }

  private void cut() {
    if (!cuts && end - start < parameters.whole()) {
      return;
    }
    cuts = true;
    MemorySegment bytes = batch.page().segment();
    while (true) {
      int at = cutter.next(bytes, scanned, end);
      if (at < 0) {
        scanned = end;
        return;
      }
      mark(at);
    }
  }

  private void endRun() {
    if (end > start) {
      mark(end);
    }
    cutter.reset();
    startAt(end);
  }

  private void mark(int to) {
    stream.addChunk(batch, batch.add(start, to));
    start = to;
    scanned = to;
  }

  /** Goes on in a new page when this one is full, and takes the chunk in work along. */
  private void makeRoom() throws IOException {
    if (end < batch.page().size() && batch.room() > 0) {
      return;
    }
    Batch next = batches.fresh();
    int length = end - start;
    MemorySegment.copy(batch.page().segment(), start, next.page().segment(), 0, length);
    Batch full = batch;
    batch = next;
    scanned -= start;
    start = 0;
    end = length;
    batches.submit(full);
    stream.collect();
  }
}
