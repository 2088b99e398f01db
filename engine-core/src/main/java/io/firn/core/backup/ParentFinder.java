package io.firn.core.backup;

import io.firn.api.media.SourceInfo;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the snapshots that a new one is compared with. */
final class ParentFinder {

  /**
   * What a new snapshot builds on.
   *
   * @param finished the newest finished snapshot of the same thing
   * @param checkpoint what an unfinished run left that is not older than {@code finished}
   */
  record Parents(Optional<Snapshot> finished, Optional<Snapshot> checkpoint) {

    /** Number of ancestors of a snapshot with these parents. */
    int level() {
      return finished.map(snapshot -> snapshot.document().level() + 1).orElse(0);
    }
  }

  private final SnapshotStore snapshots;

  ParentFinder(SnapshotStore snapshots) {
    this.snapshots = snapshots;
  }

  /** By what the user said, else by media, host, paths and backup name. */
  Parents find(SourceInfo source, BackupRequest request) throws IOException {
    if (request.parent().isPresent()) {
      return new Parents(Optional.of(snapshots.find(request.parent().get())), Optional.empty());
    }
    List<Snapshot> same =
        snapshots.all().stream()
            .filter(snapshot -> isSame(snapshot.document(), source, request))
            .toList();
    Optional<Snapshot> finished = last(same, false);
    Optional<Snapshot> checkpoint =
        last(same, true)
            .filter(
                partial ->
                    finished.isEmpty()
                        || !partial.document().time().isBefore(finished.get().document().time()));
    return new Parents(finished, checkpoint);
  }

  private static Optional<Snapshot> last(List<Snapshot> oldestFirst, boolean partial) {
    return oldestFirst.stream()
        .filter(snapshot -> snapshot.document().partial() == partial)
        .reduce((_, later) -> later);
  }

  private static boolean isSame(
      SnapshotDocument document, SourceInfo source, BackupRequest request) {
    return document.media().equals(source.media())
        && document.hostname().equals(request.hostname())
        && document.backupName().equals(request.backupName())
        && document.paths().equals(source.paths());
  }
}
