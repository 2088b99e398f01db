package io.firn.core.commit;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.SegmentId;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.StreamRoot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the records of the log come to.
 *
 * @param tombstoned segments that a collector is about to delete or has deleted: no snapshot may be
 *     committed that needs one
 * @param unlisted snapshots that were committed but did not show in a listing yet
 * @param removed snapshots that were removed on purpose
 * @param quarantined segments that a check found missing or damaged
 * @param renewed what counts in place of the manifests that these snapshots name
 */
public record LogView(
    Set<SegmentId> tombstoned,
    Set<RandomId> unlisted,
    Set<RandomId> removed,
    Set<SegmentId> quarantined,
    Map<RandomId, GcRecord.ManifestRenewed> renewed) {

  /** Replays the records in their order. */
  public static LogView of(List<GcRecord> records) {
    Set<SegmentId> tombstoned = new HashSet<>();
    Set<RandomId> unlisted = new LinkedHashSet<>();
    Set<RandomId> removed = new HashSet<>();
    Set<SegmentId> quarantined = new HashSet<>();
    Map<RandomId, GcRecord.ManifestRenewed> renewed = new HashMap<>();
    for (GcRecord record : records) {
      switch (record) {
        case GcRecord.Tombstone tombstone -> tombstoned.addAll(tombstone.segments());
        case GcRecord.Resurrection back -> back.segments().forEach(tombstoned::remove);
        // What was deleted stays forbidden: the same bytes can come back only under a new name.
        case GcRecord.Deletion _ -> {}
        case GcRecord.SnapshotRemoved gone -> removed.addAll(gone.snapshots());
        case GcRecord.CommitUnlisted commit -> unlisted.addAll(commit.snapshots());
        case GcRecord.Quarantine lost -> quarantined.addAll(lost.segments());
        case GcRecord.ManifestRenewed manifest -> renewed.put(manifest.snapshot(), manifest);
        case GcRecord.Hold _ -> {}
      }
    }
    unlisted.removeAll(removed);
    return new LogView(tombstoned, unlisted, removed, quarantined, renewed);
  }

  /** What the snapshot says, with the manifest that counts by the log. */
  public SnapshotDocument current(Snapshot snapshot) {
    GcRecord.ManifestRenewed now = RandomId.parse(snapshot.id()).map(renewed::get).orElse(null);
    if (now == null) {
      return snapshot.document();
    }
    StreamRoot root = new StreamRoot(now.level(), Optional.of(now.root()), now.length());
    return snapshot
        .document()
        .withManifest(root, now.segments().stream().map(SegmentId::toString).toList());
  }
}
