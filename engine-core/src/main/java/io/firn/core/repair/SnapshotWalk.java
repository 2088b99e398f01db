package io.firn.core.repair;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Notes every segment that a snapshot needs, by following all that it leads to. */
final class SnapshotWalk {

  private final ReferenceTracker tracker;
  private final ChunkReader chunks;

  SnapshotWalk(ReferenceTracker tracker, ChunkReader chunks) {
    this.tracker = tracker;
    this.chunks = chunks;
  }

  /**
   * Follows everything but the manifest.
   *
   * @throws Damaged when not all of it can be followed, so that segments would be left out
   */
  void follow(SnapshotDocument document) throws IOException {
    for (SnapshotDocument.Stream stream : document.streams()) {
      content(stream.root());
      if (stream.kind() == Kind.TREE) {
        TreeReader records = new TreeReader(chunks, stream.root());
        for (TreeRecord record = records.next(); record != null; record = records.next()) {
          content(record.content());
        }
      }
    }
    for (SnapshotDocument.Document part : document.documents()) {
      content(part.root());
    }
  }

  private void content(StreamRoot root) throws IOException {
    StreamReader pieces = new StreamReader(this::list, root);
    for (ChunkRef piece = pieces.next(); piece != null; piece = pieces.next()) {
      if (!piece.isHole()) {
        note(piece.id());
      }
    }
  }

  private ByteBuffer list(ChunkId id) throws IOException {
    note(id);
    return chunks.read(id);
  }

  private void note(ChunkId id) throws IOException {
    if (!tracker.reference(id)) {
      throw new Damaged("no index piece names chunk " + id + "; run 'firn repair index'", null);
    }
  }
}
