package io.firn.core.pipeline;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index of a run in plain maps. */
public final class MemoryRunIndex implements RunIndex {

  private final Set<ChunkId> claimed = new HashSet<>();
  private final Map<ChunkId, ChunkLocation> locations = new HashMap<>();
  private final List<SegmentRef> segments = new ArrayList<>();
  private final List<SegmentTable> tables = new ArrayList<>();

  /** Makes a chunk known as one of an older run. */
  synchronized void know(ChunkId id) {
    locations.put(id, new ChunkLocation(7, 0, 0, 0, 0));
  }

  @Override
  public synchronized int claim(ChunkId id) {
    if (claimed.contains(id)) {
      return IN_THIS_RUN;
    }
    ChunkLocation location = locations.get(id);
    if (location != null) {
      return location.segment();
    }
    claimed.add(id);
    return CLAIMED;
  }

  @Override
  public synchronized int uploaded(SegmentRef segment, SegmentTable table) {
    int number = segments.size();
    segments.add(segment);
    tables.add(table);
    for (SegmentTable.Block block : table.blocks()) {
      int place = 0;
      for (SegmentTable.Chunk chunk : block.chunks()) {
        ChunkLocation location =
            new ChunkLocation(number, block.offset(), block.length(), place, chunk.length());
        ChunkLocation before = locations.put(chunk.id(), location);
        if (before != null) {
          throw new IllegalStateException("stored twice: " + chunk.id());
        }
        place += chunk.length();
      }
    }
    return number;
  }

  @Override
  public synchronized int quarantine(Collection<SegmentId> lost) {
    locations.values().removeIf(place -> lost.contains(segments.get(place.segment()).id()));
    return (int) segments.stream().filter(segment -> lost.contains(segment.id())).count();
  }

  @Override
  public void flush() {}

  @Override
  public synchronized ChunkLocation find(ChunkId id) {
    return locations.get(id);
  }

  @Override
  public synchronized SegmentRef segment(int number) {
    return segments.get(number);
  }

  synchronized SegmentTable table(int number) {
    return tables.get(number);
  }

  @Override
  public synchronized int segments() {
    return segments.size();
  }
}
