package io.firn.core.browse;

import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** {@code firn find}: entries of some snapshots that fit a condition. */
public final class Find {

  private final ChunkReader chunks;

  public Find(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /** An entry and where it was found. */
  public record Match(Snapshot snapshot, TreeRecord entry) {}

  /**
   * Goes through all entries of all snapshots.
   *
   * @return how many fit
   */
  public long find(
      List<Snapshot> snapshots, Predicate<TreeRecord> condition, Visitor<Match> visitor)
      throws IOException {
    long count = 0;
    for (Snapshot snapshot : snapshots) {
      for (TreeReader tree : Streams.trees(snapshot, chunks)) {
        for (TreeRecord record = tree.next(); record != null; record = tree.next()) {
          if (condition.test(record)) {
            visitor.visit(new Match(snapshot, record));
            count++;
          }
        }
      }
    }
    return count;
  }
}
