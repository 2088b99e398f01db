package io.firn.core.restore;

import io.firn.api.media.ContentTaker;
import io.firn.api.media.MediaException;
import io.firn.core.RepositoryException;
import io.firn.core.content.SnapshotContent;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.util.Optional;

/** Disks whose target takes them by itself, one after the other. */
final class TakenDisk {

  private final ChunkReader chunks;
  private final ReadAhead ahead;
  private final Counters counters;
  private final Problems problems;

  /** Reads with a cache of its own, of which nothing is kept when it is not used. */
  TakenDisk(ChunkReader chunks, ReadAhead ahead, Counters counters, Problems problems) {
    this.chunks = chunks;
    this.ahead = ahead;
    this.counters = counters;
    this.problems = problems;
  }

  /**
   * Lets the target read it.
   *
   * @throws IOException when the storage does not answer, or nothing more can be restored at all
   */
  void give(SnapshotDocument.Stream stream, ContentTaker taker) throws IOException {
    SnapshotContent content = new SnapshotContent(chunks, stream.root(), ahead, counters::written);
    try {
      taker.take(content);
      counters.file(stream.root().length());
    } catch (MediaException e) {
      Optional<IOException> reason = content.failure();
      if (reason.isEmpty()) {
        problems.entryFailed(stream.name(), e);
      } else if (reason.get() instanceof RepositoryException damage) {
        problems.error(stream.name(), damage.getMessage());
      } else {
        throw reason.get();
      }
    }
  }
}
