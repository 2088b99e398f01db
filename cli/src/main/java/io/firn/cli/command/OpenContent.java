package io.firn.cli.command;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotStore;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository whose content is read: some snapshots, the index, and a reader of chunks. */
final class OpenContent implements AutoCloseable {

  private final RepositoryAccess access;
  private final RepositoryIndex index;
  private final List<Snapshot> snapshots;

  private OpenContent(RepositoryAccess access, RepositoryIndex index, List<Snapshot> snapshots) {
    this.access = access;
    this.index = index;
    this.snapshots = snapshots;
  }

  /**
   * Opens the repository for some of its snapshots.
   *
   * @param wanted what the user calls them; all finished ones when there are none
   */
  static OpenContent open(Run run, RepositoryOptions options, List<String> wanted)
      throws IOException, UsageException, InterruptedException {
    RepositoryAccess access = RepositoryAccess.open(run, options, OpenMode.READ);
    boolean opened = false;
    try {
      OpenContent content = open(access, wanted);
      opened = true;
      return content;
    } finally {
      if (!opened) {
        access.close();
      }
    }
  }

  /** Index and snapshots come at the same time. */
  private static OpenContent open(RepositoryAccess access, List<String> wanted) throws IOException {
    Repository repository = access.repository();
    try (Parallel requests = new Parallel("looking for the snapshots", 1)) {
      Pending<List<Snapshot>> snapshots =
          requests.start(() -> find(repository.snapshots(), wanted));
      RepositoryIndex index = repository.openIndexForReading();
      boolean opened = false;
      try {
        OpenContent content = new OpenContent(access, index, snapshots.get());
        opened = true;
        return content;
      } finally {
        if (!opened) {
          index.close();
        }
      }
    }
  }

  private static List<Snapshot> find(SnapshotStore store, List<String> wanted) throws IOException {
    if (wanted.isEmpty()) {
      return store.finished();
    }
    List<Snapshot> found = new ArrayList<>();
    for (String one : wanted) {
      found.add(store.find(one));
    }
    return found;
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

  /** For metadata. */
  ChunkReader chunks() {
    return access.repository().chunkReader(index);
  }

  /** For content in order. */
  ChunkReader chunks(ReadAhead ahead) {
    return access.repository().chunkReader(index, ahead);
  }

  /** In the order that they were wanted in. */
  List<Snapshot> snapshots() {
    return snapshots;
  }

  @Override
  public void close() throws IOException {
    try (access) {
      index.close();
    }
  }
}
