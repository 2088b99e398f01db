package io.firn.cli.command;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.read.ChunkReader;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.util.Optional;

/** A repository whose content is read: with its index, and a reader of chunks. */
final class OpenContent implements AutoCloseable {

  private final RepositoryAccess access;
  private final RepositoryIndex index;

  private OpenContent(RepositoryAccess access, RepositoryIndex index) {
    this.access = access;
    this.index = index;
  }

  static OpenContent open(Run run, RepositoryOptions options)
      throws IOException, UsageException, InterruptedException {
    RepositoryAccess access = RepositoryAccess.open(run, options, OpenMode.READ);
    boolean opened = false;
    try {
      OpenContent content = new OpenContent(access, access.repository().openIndexForReading());
      opened = true;
      return content;
    } finally {
      if (!opened) {
        access.close();
      }
    }
  }

  Repository repository() {
    return access.repository();
  }

  /** As {@link RepositoryAccess#metrics}. */
  Optional<StorageMetrics> metrics() {
    return access.metrics();
  }

  RepositoryIndex index() {
    return index;
  }

  ChunkReader chunks() {
    return access.repository().chunkReader(index);
  }

  Snapshot snapshot(String what) throws IOException {
    return access.repository().snapshots().find(what);
  }

  @Override
  public void close() throws IOException {
    try (access) {
      index.close();
    }
  }
}
