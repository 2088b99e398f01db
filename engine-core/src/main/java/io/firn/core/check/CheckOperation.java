package io.firn.core.check;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.commit.LogView;
import io.firn.core.commit.RepositoryLog;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.progress.Progress;
import io.firn.core.read.SegmentScan;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.storage.StorageListing;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code firn check}. Changes nothing, but enters bad segments in the log. */
public final class CheckOperation {

  private final Repository repository;
  private final Clock clock;

  @Inject
  public CheckOperation(Repository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Checks everything.
   *
   * @param readData also read every segment and open every block
   * @throws io.firn.api.storage.StorageException when the storage does not answer
   */
  public CheckReport run(boolean readData, Progress progress) throws IOException {
    Instant started = clock.instant();
    Damage damage = new Damage();
    List<Snapshot> snapshots = snapshots(damage);
    try (RepositoryIndex index = repository.openIndexAnew()) {
      index
          .damagedPieces()
          .forEach((id, problem) -> damage.object("index/" + id, problem.getMessage()));
      SegmentCheck segments = new SegmentCheck(repository.storage(), index, damage);
      SegmentSet bad = segments.run();
      progress.expect(-1, readData ? segments.bytes() : -1);
      DataCheck data =
          new DataCheck(
              index,
              () -> new SegmentScan(repository.storage(), repository.keys()),
              damage,
              progress);
      if (readData) {
        data.run(bad, Runtime.getRuntime().availableProcessors());
      }
      LogView log = LogView.of(repository.log().refresh());
      // What was stored again elsewhere is found there: a healed repository is whole.
      Set<SegmentId> quarantined = new HashSet<>(log.quarantined());
      quarantined.addAll(bad.toSortedIds(index));
      quarantined.addAll(data.damaged().toSortedIds(index));
      index.avoid(quarantined);
      index.avoid(log.tombstoned());
      SnapshotCheck walk =
          new SnapshotCheck(
              index,
              repository.chunkReader(index),
              bad,
              data.damaged(),
              data.lost(),
              quarantined,
              damage,
              progress);
      for (Snapshot snapshot : snapshots) {
        walk.run(new Snapshot(snapshot.id(), log.current(snapshot)));
      }
      long told = quarantine(index, bad, data.damaged());
      return new CheckReport(
          snapshots.size(),
          StorageListing.all(repository.storage(), ObjectKind.INDEX_PIECE.prefix()).size(),
          segments.named(),
          segments.bytes(),
          segments.unused(),
          walk.seen(),
          data.read(),
          told,
          findings(damage, log),
          Duration.between(started, clock.instant()).toMillis() / 1000.0);
    }
  }

  /** A segment known to be bad that no snapshot needs any more is as good as unused. */
  private static List<Finding> findings(Damage damage, LogView log) {
    Set<String> known = new HashSet<>();
    log.quarantined().forEach(segment -> known.add(segment.objectName().value()));
    return damage.findings().stream()
        .filter(found -> !found.snapshots().isEmpty() || !known.contains(found.object()))
        .toList();
  }

  /**
   * Tells the log of segments that it does not know to be bad yet. What was found is worth nothing
   * to the next backup if it is not written down; where nothing can be written it is only reported.
   */
  private long quarantine(RepositoryIndex index, SegmentSet missing, SegmentSet damaged)
      throws IOException {
    Set<SegmentId> found = new TreeSet<>(missing.toSortedIds(index));
    found.addAll(damaged.toSortedIds(index));
    RepositoryLog log = repository.log();
    found.removeAll(LogView.of(log.refresh()).quarantined());
    if (found.isEmpty() || repository.storage().createOnly() == CreateOnly.NONE) {
      return 0;
    }
    try {
      log.append(
          new GcRecord.Quarantine(
              repository.randomId(), repository.storage().now(), List.copyOf(found)));
      return found.size();
    } catch (StorageException.Denied | StorageException.Misconfigured e) {
      return 0;
    }
  }

  /** One by one: a snapshot that does not open must not hide the others. */
  private List<Snapshot> snapshots(Damage damage) throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (RandomId id : repository.snapshots().ids()) {
      try {
        repository.snapshots().read(id).ifPresent(snapshots::add);
      } catch (RepositoryException e) {
        String object = ObjectNames.snapshot(id).value();
        damage.object(object, e.getMessage());
        damage.hit(object, id.toString(), "(everything)");
      }
    }
    return snapshots;
  }
}
