package io.firn.core.backup;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Stores an index piece from time to time while segments are uploaded, so that a run that is killed
 * loses little: what a piece names is found by the next run and not uploaded again. Flushing
 * happens on the thread that finished an upload. Safe for use by many threads.
 */
final class FlushingIndex implements RunIndex {

  private final RunIndex index;
  private final FlushPolicy policy;
  private final Clock clock;
  private Instant flushed;
  private long bytes;
  private long chunks;

  /**
   * When to flush, whichever comes first.
   *
   * @param after time since the last piece
   * @param bytes of segments uploaded since
   * @param chunks entered since; bounds the memory that new entries take
   */
  record FlushPolicy(Duration after, long bytes, long chunks) {}

  FlushingIndex(RunIndex index, FlushPolicy policy, Clock clock) {
    this.index = index;
    this.policy = policy;
    this.clock = clock;
    this.flushed = clock.instant();
  }

  @Override
  public int uploaded(SegmentRef segment, SegmentTable table) throws IOException {
    int number = index.uploaded(segment, table);
    if (isDue(segment, table)) {
      index.flush();
    }
    return number;
  }

  private synchronized boolean isDue(SegmentRef segment, SegmentTable table) {
    bytes += segment.size();
    chunks += table.blocks().stream().mapToLong(block -> block.chunks().size()).sum();
    boolean due =
        bytes >= policy.bytes()
            || chunks >= policy.chunks()
            || !clock.instant().isBefore(flushed.plus(policy.after()));
    if (due) {
      reset();
    }
    return due;
  }

  private synchronized void reset() {
    bytes = 0;
    chunks = 0;
    flushed = clock.instant();
  }

  @Override
  public void flush() throws IOException {
    reset();
    index.flush();
  }

  @Override
  public int quarantine(Collection<SegmentId> segments) throws IOException {
    return index.quarantine(segments);
  }

  @Override
  public int claim(ChunkId id) throws IOException {
    return index.claim(id);
  }

  @Override
  public ChunkLocation find(ChunkId id) throws IOException {
    return index.find(id);
  }

  @Override
  public SegmentRef segment(int number) throws IOException {
    return index.segment(number);
  }

  @Override
  public int segments() {
    return index.segments();
  }
}
