package io.firn.bench.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The index of one run that is read back afterwards. Safe for use by many threads. */
final class HeapIndex implements RunIndex {

  private final Set<ChunkId> claimed = ConcurrentHashMap.newKeySet();
  private final Map<ChunkId, ChunkLocation> places = new ConcurrentHashMap<>();
  private final List<SegmentRef> segments = new ArrayList<>();

  @Override
  public int claim(ChunkId id) {
    return claimed.add(id) ? CLAIMED : IN_THIS_RUN;
  }

  @Override
  public synchronized int uploaded(SegmentRef segment, SegmentTable table) {
    int number = segments.size();
    segments.add(segment);
    for (SegmentTable.Block block : table.blocks()) {
      int place = 0;
      for (SegmentTable.Chunk chunk : block.chunks()) {
        places.put(
            chunk.id(),
            new ChunkLocation(number, block.offset(), block.length(), place, chunk.length()));
        place += chunk.length();
      }
    }
    return number;
  }

  @Override
  public int quarantine(Collection<SegmentId> damaged) {
    return 0;
  }

  @Override
  public void flush() {}

  @Override
  public ChunkLocation find(ChunkId id) {
    return places.get(id);
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
