package io.firn.core.commit;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.SegmentId;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a snapshot visible so that it is whole whatever a collector does at the same time. Used by
 * one thread.
 *
 * <pre>
 * repeat:
 *   read the log; copy what is tombstoned out of its segments; read the log again until nothing is
 *   PUT the snapshot under a new id
 *   answered within W of the log being read: done
 *   else: is it there, and is still nothing it needs tombstoned? done
 *   else: forget that id, begin again
 * enter it in the log if the listing does not show it; take back the ids that were forgotten
 * </pre>
 */
public final class Committer {

  /** Attempts that may end without an answer before the run gives up. */
  private static final int MOST_ATTEMPTS = 5;

  private final Storage storage;
  private final SnapshotStore snapshots;
  private final RepositoryLog log;
  private final SafetyTimes times;
  private final Supplier<RandomId> randomIds;

  /**
   * Works on an opened repository.
   *
   * @param randomIds gives a new random id at each call
   */
  public Committer(
      Storage storage,
      SnapshotStore snapshots,
      RepositoryLog log,
      SafetyTimes times,
      Supplier<RandomId> randomIds) {
    this.storage = storage;
    this.snapshots = snapshots;
    this.log = log;
    this.times = times;
    this.randomIds = randomIds;
  }

  /**
   * Commits the draft.
   *
   * @throws StorageException when the storage refuses; nothing is visible then
   */
  public Snapshot commit(Draft draft) throws IOException {
    List<RandomId> forgotten = new ArrayList<>();
    Draft current = draft;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Checked checked = rescue(current);
      current = checked.draft();
      RandomId id = randomIds.get();
      if (put(id, checked) || isWhole(id, current)) {
        announce(id, forgotten);
        return new Snapshot(id.toString(), current.document());
      }
      forgotten.add(id);
    }
    throw new StorageException.Transient(
        "the storage did not answer %d attempts to commit; run the backup again, what was stored is"
                .formatted(MOST_ATTEMPTS)
            + " used then",
        null);
  }

  /**
   * A draft that needed nothing dying when the log was read.
   *
   * @param when the storage's time before it was read
   */
  private record Checked(Draft draft, Instant when) {}

  private Checked rescue(Draft draft) throws IOException {
    Draft current = draft;
    while (true) {
      Instant when = storage.now();
      Set<SegmentId> dying = current.needed(tombstoned());
      if (dying.isEmpty()) {
        return new Checked(current, when);
      }
      current = current.without(dying);
    }
  }

  /** Removes snapshots: first on record, so that nobody takes their absence for damage. */
  public void remove(List<RandomId> ids) throws IOException {
    log.append(new GcRecord.SnapshotRemoved(randomIds.get(), storage.now(), ids));
    for (RandomId id : ids) {
      snapshots.delete(id);
    }
  }

  private Set<SegmentId> tombstoned() throws IOException {
    return LogView.of(log.refresh()).tombstoned();
  }

  /** True when the storage said yes, and in time. */
  private boolean put(RandomId id, Checked checked) throws IOException {
    try {
      snapshots.create(id, checked.draft().document());
    } catch (StorageException.Transient e) {
      return false;
    }
    return Duration.between(checked.when(), storage.now()).compareTo(times.answer()) <= 0;
  }

  /** After a late answer or none: the snapshot is there, and nothing that it needs is dying. */
  private boolean isWhole(RandomId id, Draft draft) throws IOException {
    try {
      return snapshots.read(id).isPresent() && draft.needed(tombstoned()).isEmpty();
    } catch (RepositoryException.NotAuthentic e) {
      return false;
    }
  }

  private void announce(RandomId id, List<RandomId> forgotten) throws IOException {
    if (!storage.settleTime().isZero() && !snapshots.isListed(id)) {
      log.append(new GcRecord.CommitUnlisted(randomIds.get(), storage.now(), List.of(id)));
    }
    if (!forgotten.isEmpty()) {
      // One of them may still land: on record it is removed already.
      remove(forgotten);
    }
  }
}
