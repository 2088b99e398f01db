package io.firn.core.tune;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An empty repository's: knows the chunks of the trial. Safe for use by many threads. */
public final class TrialIndex implements RunIndex {

  private final Set<ChunkId> claimed = ConcurrentHashMap.newKeySet();
  private final List<SegmentRef> segments = new ArrayList<>();

  @Override
  public int claim(ChunkId id) {
    return claimed.add(id) ? CLAIMED : IN_THIS_RUN;
  }

  @Override
  public synchronized int uploaded(SegmentRef segment, SegmentTable table) {
    segments.add(segment);
    return segments.size() - 1;
  }

  @Override
  public int quarantine(Collection<SegmentId> damaged) {
    return 0;
  }

  @Override
  public void flush() {}

  @Override
  public ChunkLocation find(ChunkId id) {
    return null;
  }

  @Override
  public synchronized SegmentRef segment(int number) {
    return segments.get(number);
  }

  @Override
  public synchronized int segments() {
    return segments.size();
  }
}
