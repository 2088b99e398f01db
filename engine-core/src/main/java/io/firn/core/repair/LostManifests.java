package io.firn.core.repair;

import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.chunk.ChunkId;
import io.firn.core.commit.LogView;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.manifest.ManifestReader;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.read.ChunkReader;
import io.firn.core.repair.RepairReport.Item;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for manifests that cannot be read, and for what they must have named. */
final class LostManifests {

  private final Repository repository;
  private final RepositoryIndex index;
  private final ChunkReader chunks;
  private final LogView log;
  private final List<Lost> found = new ArrayList<>();
  private final List<Item> impossible = new ArrayList<>();
  private final Set<SegmentId> distrusted = new TreeSet<>();

  /**
   * A manifest that cannot be read.
   *
   * @param snapshot whose it is
   * @param problem what keeps it from being read
   * @param tracker knows the segments that the snapshot needs
   */
  record Lost(RandomId snapshot, String problem, ReferenceTracker tracker) {}

  LostManifests(Repository repository, RepositoryIndex index, LogView log) {
    this.repository = repository;
    this.index = index;
    this.chunks = repository.chunkReader(index);
    this.log = log;
  }

  /** One by one: a snapshot that does not open must not keep the others from being mended. */
  void look(RandomId id) throws IOException {
    try {
      Optional<Snapshot> snapshot = repository.snapshots().read(id);
      if (snapshot.isPresent()) {
        look(id, log.current(snapshot.get()));
      }
    } catch (Damaged | NotAuthentic e) {
      impossible.add(item(id, e));
    }
  }

  private void look(RandomId id, SnapshotDocument document) throws IOException {
    String problem = problemOf(document);
    if (problem != null) {
      ReferenceTracker tracker = new ReferenceTracker(index);
      new SnapshotWalk(tracker, chunks).follow(document);
      found.add(new Lost(id, problem, tracker));
      document.manifestSegments().forEach(name -> distrusted.add(SegmentId.parse(name)));
    }
  }

  /** Null when the manifest can be read. */
  private String problemOf(SnapshotDocument document) throws IOException {
    try {
      ManifestReader names = new ManifestReader(this::trusted, document.manifest());
      SegmentId name = names.next();
      while (name != null) {
        name = names.next();
      }
      return null;
    } catch (Damaged | NotAuthentic e) {
      return e.getMessage();
    }
  }

  /** What a damaged segment still gives today is no place for a manifest to stay. */
  private ByteBuffer trusted(ChunkId id) throws IOException {
    ChunkLocation location = index.find(id);
    if (location != null) {
      SegmentId segment = index.segment(location.segment()).id();
      if (log.quarantined().contains(segment)) {
        throw new Damaged("segment " + segment + " was found damaged by a check", null);
      }
    }
    return chunks.read(id);
  }

  private static Item item(RandomId id, RepositoryException e) {
    return new Item(ObjectNames.snapshot(id).value(), e.getMessage());
  }

  List<Lost> found() {
    return found;
  }

  /** Snapshots that do not open, or whose manifest is lost and whose content is not all there. */
  List<Item> impossible() {
    return impossible;
  }

  /** Segments that hold lost manifests, without those that the log knows to be bad. */
  Set<SegmentId> distrusted() {
    Set<SegmentId> unknown = new TreeSet<>(distrusted);
    unknown.removeAll(log.quarantined());
    return unknown;
  }
}
