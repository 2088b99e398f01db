package io.firn.bench.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import java.util.Collection;

/** The index of a run all of whose chunks are new, even those that come twice. Keeps nothing. */
public final class NewToEverything implements RunIndex {

  /** Knows nothing. */
  public NewToEverything() {}

  @Override
  public int claim(ChunkId id) {
    return CLAIMED;
  }

  @Override
  public int uploaded(SegmentRef segment, SegmentTable table) {
    return 0;
  }

  @Override
  public int quarantine(Collection<SegmentId> segments) {
    return 0;
  }

  @Override
  public void flush() {}

  @Override
  public ChunkLocation find(ChunkId id) {
    return null;
  }

  @Override
  public SegmentRef segment(int number) {
    throw new IllegalArgumentException("there is no segment " + number);
  }

  @Override
  public int segments() {
    return 0;
  }
}
