package io.firn.core.check;

import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import io.firn.core.manifest.ManifestReader;
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

  private final ChunkIndex index;
  private final ChunkReader chunks;
  private final SegmentSet bad;
  private final Set<ChunkId> lost;
  private final Damage damage;
  private final Progress progress;
  private Snapshot snapshot;
  private SegmentSet needed = new SegmentSet();
  private long seen;

  SnapshotCheck(
      ChunkIndex index,
      ChunkReader chunks,
      SegmentSet bad,
      Set<ChunkId> lost,
      Damage damage,
      Progress progress) {
    this.index = index;
    this.chunks = chunks;
    this.bad = bad;
    this.lost = lost;
    this.damage = damage;
    this.progress = progress;
  }

  void run(Snapshot checked) throws IOException {
    snapshot = checked;
    needed = new SegmentSet();
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
      hit("chunk " + id, "no index piece names it", file);
      whole[0] = false;
      return;
    }
    needed.add(location.segment());
    if (bad.contains(location.segment()) || lost.contains(id)) {
      if (whole[0]) {
        SegmentId segment = index.segment(location.segment()).id();
        hit(segment.objectName().value(), "is damaged", file);
      }
      whole[0] = false;
    }
  }

  private void hit(String object, String problem, String file) {
    damage.object(object, problem);
    damage.hit(object, snapshot.id(), file);
  }

  /** Every segment that was needed has to be in the manifest: a collector trusts it. */
  private void manifest(SnapshotDocument document) throws IOException {
    content(document.manifest(), "(manifest)");
    try {
      ManifestReader names = new ManifestReader(chunks, document.manifest());
      SegmentId named = names.next();
      for (SortedSegments used = needed.sorted(index); used.advance(); ) {
        while (named != null && named.compareTo(used.id()) < 0) {
          named = names.next();
        }
        boolean known =
            used.id().equals(named) || document.manifestSegments().contains(used.id().toString());
        if (!known) {
          damage.object(object(), "its manifest does not name segment " + used.id());
          damage.hit(object(), snapshot.id(), "(manifest)");
        }
      }
    } catch (RepositoryException e) {
      damage.object(object(), "its manifest cannot be read: " + e.getMessage());
      damage.hit(object(), snapshot.id(), "(manifest)");
    }
  }
}
