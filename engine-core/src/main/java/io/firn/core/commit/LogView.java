package io.firn.core.commit;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.SegmentId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the records of the log come to.
 *
 * @param tombstoned segments that a collector is about to delete or has deleted: no snapshot may be
 *     committed that needs one
 * @param unlisted snapshots that were committed but did not show in a listing yet
 * @param removed snapshots that were removed on purpose
 * @param quarantined segments that a check found missing or damaged
 */
public record LogView(
    Set<SegmentId> tombstoned,
    Set<RandomId> unlisted,
    Set<RandomId> removed,
    Set<SegmentId> quarantined) {

  /** Replays the records in their order. */
  public static LogView of(List<GcRecord> records) {
    Set<SegmentId> tombstoned = new HashSet<>();
    Set<RandomId> unlisted = new LinkedHashSet<>();
    Set<RandomId> removed = new HashSet<>();
    Set<SegmentId> quarantined = new HashSet<>();
    for (GcRecord record : records) {
      switch (record) {
        case GcRecord.Tombstone tombstone -> tombstoned.addAll(tombstone.segments());
        case GcRecord.Resurrection back -> back.segments().forEach(tombstoned::remove);
        // What was deleted stays forbidden: the same bytes can come back only under a new name.
        case GcRecord.Deletion _ -> {}
        case GcRecord.SnapshotRemoved gone -> removed.addAll(gone.snapshots());
        case GcRecord.CommitUnlisted commit -> unlisted.addAll(commit.snapshots());
        case GcRecord.Quarantine lost -> quarantined.addAll(lost.segments());
        case GcRecord.Hold _ -> {}
      }
    }
    unlisted.removeAll(removed);
    return new LogView(tombstoned, unlisted, removed, quarantined);
  }
}
