package io.firn.core.backup;

import io.firn.api.media.SourceInfo;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the snapshots that a new one is compared with. */
final class ParentFinder {

  /**
   * What a new snapshot builds on.
   *
   * @param finished the newest finished snapshot of the same thing
   * @param checkpoint how far an unfinished run came that is not older than {@code finished}
   * @param unfinished all checkpoints of the same thing, of no use once this run has finished: one
   *     that is killed between storing a checkpoint and removing the one before leaves two
   */
  record Parents(
      Optional<Snapshot> finished, Optional<Snapshot> checkpoint, List<Snapshot> unfinished) {

    /** Number of ancestors of a snapshot with these parents. */
    int level() {
      return finished.map(snapshot -> snapshot.document().level() + 1).orElse(0);
    }
  }

  /** Checkpoints of one run all have the time of its beginning. */
  private static final Comparator<Snapshot> AS_FAR_AS =
      Comparator.comparing((Snapshot found) -> found.document().time())
          .thenComparingLong(found -> entries(found.document().statistics()));

  private final SnapshotStore snapshots;

  ParentFinder(SnapshotStore snapshots) {
    this.snapshots = snapshots;
  }

  /** By what the user said, else by media, host, paths and backup name. */
  Parents find(SourceInfo source, BackupRequest request) throws IOException {
    if (request.parent().isPresent()) {
      return new Parents(
          Optional.of(snapshots.find(request.parent().get())), Optional.empty(), List.of());
    }
    List<Snapshot> same =
        snapshots.all().stream()
            .filter(snapshot -> isSame(snapshot.document(), source, request))
            .toList();
    List<Snapshot> unfinished = same.stream().filter(found -> found.document().partial()).toList();
    Optional<Snapshot> finished =
        same.stream().filter(found -> !found.document().partial()).reduce((_, later) -> later);
    Optional<Snapshot> checkpoint =
        unfinished.stream()
            .filter(
                partial ->
                    finished.isEmpty()
                        || !partial.document().time().isBefore(finished.get().document().time()))
            .max(AS_FAR_AS);
    return new Parents(finished, checkpoint, unfinished);
  }

  private static long entries(SnapshotDocument.Statistics counted) {
    return counted.files() + counted.directories() + counted.others();
  }

  private static boolean isSame(
      SnapshotDocument document, SourceInfo source, BackupRequest request) {
    return document.media().equals(source.media())
        && document.hostname().equals(request.hostname())
        && document.backupName().equals(request.backupName())
        && document.paths().equals(source.paths());
  }
}
