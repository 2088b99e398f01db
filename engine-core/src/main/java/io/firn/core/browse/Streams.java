package io.firn.core.browse;

import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.tree.TreeReader;
import java.util.List;

/** The streams of a snapshot by their kind. */
final class Streams {

  private Streams() {}

  static List<TreeReader> trees(Snapshot snapshot, ChunkReader chunks) {
    return of(snapshot, Kind.TREE).stream()
        .map(stream -> new TreeReader(chunks, stream.root()))
        .toList();
  }

  static List<SnapshotDocument.Stream> blocks(Snapshot snapshot) {
    return of(snapshot, Kind.BLOCK);
  }

  private static List<SnapshotDocument.Stream> of(Snapshot snapshot, Kind kind) {
    return snapshot.document().streams().stream().filter(stream -> stream.kind() == kind).toList();
  }
}
