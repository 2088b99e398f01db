package io.firn.core.manifest;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RunIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run's index that remembers which segments the run came to need: those that hold a chunk it
 * found there, and those it uploaded. One set for the content, another for the manifest itself,
 * which is written after all else. Safe for use by many threads.
 */
public final class ReferenceTracker implements RunIndex {

  private final RunIndex index;
  private final SegmentSet content = new SegmentSet();
  private final Set<SegmentId> forgotten = ConcurrentHashMap.newKeySet();
  private volatile SegmentSet collecting = content;

  public ReferenceTracker(RunIndex index) {
    this.index = index;
  }

  /**
   * Notes that the snapshot needs a chunk that an older one has, without storing anything.
   *
   * @return false when the index does not know the chunk, so that its content has to be read again
   */
  public boolean reference(ChunkId id) throws IOException {
    ChunkLocation location = index.find(id);
    if (location == null) {
      return false;
    }
    collecting.add(location.segment());
    return true;
  }

  /** Tells whether the content needs one of these segments, and which. */
  public Set<SegmentId> needed(Set<SegmentId> candidates) throws IOException {
    Set<SegmentId> needed = new HashSet<>();
    if (!candidates.isEmpty()) {
      for (int number = content.next(0); number >= 0; number = content.next(number + 1)) {
        SegmentId id = index.segment(number).id();
        if (candidates.contains(id) && !forgotten.contains(id)) {
          needed.add(id);
        }
      }
    }
    return needed;
  }

  /**
   * From now on these segments hold nothing, and the content does not need them: what of it they
   * held has to be stored again.
   *
   * @return those that the index knows
   */
  public List<SegmentRef> forget(Set<SegmentId> segments) throws IOException {
    List<SegmentRef> known = new ArrayList<>();
    for (int number = 0; number < index.segments(); number++) {
      if (segments.contains(index.segment(number).id())) {
        known.add(index.segment(number));
      }
    }
    index.quarantine(segments);
    forgotten.addAll(segments);
    return known;
  }

  /** Segments that the content came to need, sorted, those that were forgotten among them. */
  SortedSegments contentSegments() throws IOException {
    return content.sorted(index);
  }

  /** Tells whether a segment holds nothing any more. */
  boolean isForgotten(SegmentId segment) {
    return forgotten.contains(segment);
  }

  /** From now on collects into a set of its own, which is returned. */
  SegmentSet collectManifest() {
    SegmentSet manifest = new SegmentSet();
    collecting = manifest;
    return manifest;
  }

  /** Collects for the content again: after a checkpoint. */
  void collectContent() {
    collecting = content;
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

  @Override
  public int claim(ChunkId id) throws IOException {
    int answer = index.claim(id);
    if (answer >= 0) {
      collecting.add(answer);
    }
    return answer;
  }

  @Override
  public int uploaded(SegmentRef segment, SegmentTable table) throws IOException {
    int number = index.uploaded(segment, table);
    collecting.add(number);
    return number;
  }

  @Override
  public int quarantine(Collection<SegmentId> segments) throws IOException {
    return index.quarantine(segments);
  }

  @Override
  public void flush() throws IOException {
    index.flush();
  }
}
