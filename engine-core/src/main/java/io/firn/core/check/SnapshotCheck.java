package io.firn.core.check;

import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.progress.Progress;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** Walks everything that one snapshot needs, and tells which of it is missing or damaged. */
final class SnapshotCheck {

  private final RepositoryIndex index;
  private final ChunkReader chunks;
  private final SegmentSet bad;
  private final SegmentSet damaged;
  private final Set<ChunkId> lost;
  private final Set<SegmentId> quarantined;
  private final Damage damage;
  private final Progress progress;
  private Snapshot snapshot;
  private ManifestCheck manifest;
  private long seen;

  SnapshotCheck(
      RepositoryIndex index,
      ChunkReader chunks,
      SegmentSet bad,
      SegmentSet damaged,
      Set<ChunkId> lost,
      Set<SegmentId> quarantined,
      Damage damage,
      Progress progress) {
    this.index = index;
    this.chunks = chunks;
    this.bad = bad;
    this.damaged = damaged;
    this.lost = lost;
    this.quarantined = quarantined;
    this.damage = damage;
    this.progress = progress;
  }

  void run(Snapshot checked) throws IOException {
    snapshot = checked;
    manifest = new ManifestCheck(index, quarantined);
    SnapshotDocument document = checked.document();
    for (SnapshotDocument.Stream stream : document.streams()) {
      if (stream.kind() == Kind.TREE) {
        tree(stream);
      } else {
        content(stream.root(), stream.name());
      }
    }
    for (SnapshotDocument.Document text : document.documents()) {
      content(text.root(), text.name());
    }
    manifest(document);
  }

  /** Chunk references followed so far. */
  long seen() {
    return seen;
  }

  private void tree(SnapshotDocument.Stream stream) throws IOException {
    // The chunks of records themselves, without opening files.
    content(stream.root(), stream.name() + " (records)");
    TreeReader records = new TreeReader(chunks, stream.root());
    String last = "";
    try {
      for (TreeRecord record = records.next(); record != null; record = records.next()) {
        last = "/" + record.attributes().path();
        content(record.content(), last);
        progress.files.increment();
      }
    } catch (RepositoryException e) {
      damage.object(object(), "a tree of it cannot be read beyond '%s'".formatted(last));
      damage.hit(object(), snapshot.id(), stream.name() + ": everything behind '" + last + "'");
    }
  }

  private String object() {
    return "snapshots/" + snapshot.id();
  }

  private void content(StreamRoot root, String file) throws IOException {
    boolean[] whole = {true};
    StreamReader pieces = new StreamReader(id -> list(id, file, whole), root);
    try {
      for (ChunkRef piece = pieces.next(); piece != null; piece = pieces.next()) {
        if (!piece.isHole()) {
          chunk(piece.id(), file, whole);
        }
      }
    } catch (RepositoryException e) {
      if (whole[0]) {
        damage.object(object(), e.getMessage());
        damage.hit(object(), snapshot.id(), file);
      }
    }
  }

  private ByteBuffer list(ChunkId id, String file, boolean[] whole) throws IOException {
    chunk(id, file, whole);
    return chunks.read(id);
  }

  /** Notes one hit for each file and damaged object, however many chunks of it are lost. */
  private void chunk(ChunkId id, String file, boolean[] whole) throws IOException {
    seen++;
    ChunkLocation location = index.find(id);
    if (location == null) {
      hit("chunk " + id, "no index piece names it; run 'firn repair index'", file);
      whole[0] = false;
      return;
    }
    manifest.needs(id, location.segment());
    if (isLost(id, location.segment())) {
      if (whole[0]) {
        SegmentId segment = index.segment(location.segment()).id();
        hit(segment.objectName().value(), "is damaged", file);
      }
      whole[0] = false;
    }
  }

  /** A chunk that one segment lost may have been stored again in another. */
  private boolean isLost(ChunkId id, int segment) {
    return bad.contains(segment) || (damaged.contains(segment) && lost.contains(id));
  }

  private void hit(String object, String problem, String file) {
    damage.object(object, problem);
    damage.hit(object, snapshot.id(), file);
  }

  /** Every segment that was needed has to be one that a collector keeps for this snapshot. */
  private void manifest(SnapshotDocument document) throws IOException {
    content(document.manifest(), "(manifest)");
    try {
      manifest.unkept(document, chunks).forEach(this::notNamed);
    } catch (RepositoryException e) {
      damage.object(
          object(), "its manifest cannot be read, see 'firn repair manifests': " + e.getMessage());
      damage.hit(object(), snapshot.id(), "(manifest)");
    }
  }

  private void notNamed(SegmentId segment) {
    damage.object(object(), "its manifest does not name segment " + segment);
    damage.hit(object(), snapshot.id(), "(manifest)");
  }
}
