package io.firn.core.browse;

import io.firn.api.media.TreePath;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code firn ls}: what a snapshot holds. */
public final class Listing {

  private final ChunkReader chunks;

  public Listing(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /** The disks and other runs of bytes that the snapshot holds besides trees. */
  public List<SnapshotDocument.Stream> disks(Snapshot snapshot) {
    return Streams.blocks(snapshot);
  }

  /**
   * Lists entries in path order.
   *
   * @param below only this entry and what is below it; all when empty
   * @return how many there were
   */
  public long list(Snapshot snapshot, Optional<TreePath> below, Visitor<TreeRecord> visitor)
      throws IOException {
    long count = 0;
    for (TreeReader tree : Streams.trees(snapshot, chunks)) {
      if (below.isPresent()) {
        tree.seek(below.get());
      }
      for (TreeRecord record = tree.next(); record != null; record = tree.next()) {
        if (below.isPresent() && !record.attributes().path().startsWith(below.get())) {
          break;
        }
        visitor.visit(record);
        count++;
      }
    }
    return count;
  }
}
