package io.firn.core.pipeline;

import io.firn.core.format.Lane;
import io.firn.core.progress.Progress;
import java.util.concurrent.atomic.LongAdder;

/** What the parts of a pipeline count, and the progress that they move. */
final class Counters {

  private final Progress progress;
  private final LongAdder chunks = new LongAdder();
  private final LongAdder newChunks = new LongAdder();
  private final LongAdder bytesRead = new LongAdder();
  private final LongAdder holeBytes = new LongAdder();
  private final LongAdder newBytes = new LongAdder();
  private final LongAdder blocks = new LongAdder();
  private final LongAdder storedBlocks = new LongAdder();
  private final LongAdder segments = new LongAdder();
  private final LongAdder segmentBytes = new LongAdder();

  Counters(Progress progress) {
    this.progress = progress;
  }

  void read(int bytes) {
    bytesRead.add(bytes);
    progress.bytesRead.add(bytes);
  }

  void hole(long bytes) {
    holeBytes.add(bytes);
  }

  void chunk() {
    chunks.increment();
  }

  void newChunk(int bytes) {
    newChunks.increment();
    newBytes.add(bytes);
    progress.bytesNew.add(bytes);
  }

  void block(boolean stored) {
    blocks.increment();
    if (stored) {
      storedBlocks.increment();
    }
  }

  void uploaded(Lane lane, int bytes) {
    segments.increment();
    segmentBytes.add(bytes);
    progress.bytesWritten.add(bytes);
  }

  PipelineStatistics snapshot() {
    return new PipelineStatistics(
        bytesRead.sum(),
        holeBytes.sum(),
        chunks.sum(),
        newChunks.sum(),
        newBytes.sum(),
        blocks.sum(),
        storedBlocks.sum(),
        segments.sum(),
        segmentBytes.sum());
  }
}
