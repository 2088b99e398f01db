package io.firn.core.check;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import io.firn.core.manifest.ManifestReader;
import io.firn.core.manifest.Roots;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a collector, which reads manifests and no trees, would keep all that one snapshot needs.
 * Takes a bit for each segment; more only for segments that hold what was healed.
 */
final class ManifestCheck {

  private final RepositoryIndex index;
  private final Set<SegmentId> quarantined;
  private final SegmentSet needed = new SegmentSet();
  private final Set<Healed> healed = new HashSet<>();

  /**
   * A chunk that was stored again.
   *
   * @param segment where it is found now
   * @param places where it is or was
   */
  private record Healed(SegmentId segment, Set<SegmentId> places) {}

  /**
   * A check of one snapshot.
   *
   * @param quarantined segments that the log names, or is about to
   */
  ManifestCheck(RepositoryIndex index, Set<SegmentId> quarantined) {
    this.index = index;
    this.quarantined = quarantined;
  }

  /** The snapshot needs a chunk, which is found in the segment of this number. */
  void needs(ChunkId id, int segment) throws IOException {
    if (!quarantined.isEmpty()) {
      Set<SegmentId> places = index.places(id);
      SegmentId found = index.segment(segment).id();
      if (places.size() > 1 && !quarantined.contains(found)) {
        healed.add(new Healed(found, places));
        return;
      }
    }
    needed.add(segment);
  }

  /** Segments that a collector would not keep for this snapshot although it needs them. */
  Set<SegmentId> unkept(SnapshotDocument document, ChunkReader chunks) throws IOException {
    Set<SegmentId> candidates = new HashSet<>();
    healed.forEach(chunk -> candidates.addAll(chunk.places()));
    Set<SegmentId> named = new HashSet<>();
    document.manifestSegments().forEach(name -> named.add(SegmentId.parse(name)));
    List<SegmentId> unnamed = new ArrayList<>();

    ManifestReader names = new ManifestReader(chunks, document.manifest());
    SortedSegments used = needed.sorted(index);
    boolean more = used.advance();
    for (SegmentId name = names.next(); name != null; name = names.next()) {
      if (candidates.contains(name)) {
        named.add(name);
      }
      for (; more && used.id().compareTo(name) < 0; more = used.advance()) {
        unnamed.add(used.id());
      }
      if (more && used.id().equals(name)) {
        more = used.advance();
      }
    }
    for (; more; more = used.advance()) {
      unnamed.add(used.id());
    }

    Set<SegmentId> unkept = new TreeSet<>(unnamed);
    unkept.removeAll(named);
    for (Healed chunk : healed) {
      if (!Roots.keep(chunk.segment(), chunk.places(), named::contains, quarantined::contains)) {
        unkept.add(chunk.segment());
      }
    }
    return unkept;
  }
}
