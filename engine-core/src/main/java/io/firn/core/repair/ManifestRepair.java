package io.firn.core.repair;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.commit.LogView;
import io.firn.core.commit.RepositoryLog;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.manifest.Manifest;
import io.firn.core.manifest.ManifestWriter;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Progress;
import io.firn.core.repair.LostManifests.Lost;
import io.firn.core.repair.RepairReport.Item;
import io.firn.core.repository.Repository;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code firn repair manifests}. */
public final class ManifestRepair {

  private final Repository repository;
  private final Clock clock;

  @Inject
  public ManifestRepair(Repository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Writes manifests that cannot be read anew.
   *
   * @param dryRun write nothing; the report is the same
   * @throws Damaged when an index piece does not open
   * @throws io.firn.api.storage.StorageException when the storage does not answer; manifests that
   *     were renewed until then stay
   */
  public ManifestRepairReport run(boolean dryRun, Progress progress) throws IOException {
    Instant started = clock.instant();
    Repository target = dryRun ? repository.withoutWriting() : repository;
    try (RepositoryIndex index = target.openIndexForReading()) {
      RepositoryLog log = target.log();
      LogView view = LogView.of(log.refresh());
      LostManifests lost = new LostManifests(target, index, view);
      List<RandomId> snapshots = target.snapshots().ids();
      for (RandomId snapshot : snapshots) {
        progress.current(snapshot);
        lost.look(snapshot);
        progress.others.increment();
      }
      // Only now, as what was still found in them has to be named. A lost manifest must not be
      // taken for stored where it was lost, neither by this run nor by later readers.
      Set<SegmentId> bad = lost.distrusted();
      index.quarantine(bad);
      index.quarantine(view.quarantined());
      index.quarantine(view.tombstoned());
      if (!dryRun && !bad.isEmpty()) {
        log.append(
            new GcRecord.Quarantine(target.randomId(), target.storage().now(), List.copyOf(bad)));
      }
      List<Item> renewed = new ArrayList<>();
      for (Lost found : lost.found()) {
        Manifest manifest = write(target, found.tracker(), progress);
        if (!dryRun) {
          log.append(renewal(target, found.snapshot(), manifest));
        }
        renewed.add(new Item(ObjectNames.snapshot(found.snapshot()).value(), found.problem()));
      }
      return new ManifestRepairReport(
          snapshots.size(),
          renewed,
          lost.impossible(),
          Duration.between(started, clock.instant()).toMillis() / 1000.0);
    }
  }

  /** Stored, and named by an index piece, when this returns. */
  private static Manifest write(Repository target, ReferenceTracker tracker, Progress progress)
      throws IOException {
    try (ChunkPipeline content = target.pipeline(tracker, PipelineSettings.defaults(), progress)) {
      Manifest manifest = new ManifestWriter(tracker, content).write();
      tracker.flush();
      return manifest;
    }
  }

  private static GcRecord renewal(Repository target, RandomId snapshot, Manifest manifest)
      throws IOException {
    return new GcRecord.ManifestRenewed(
        target.randomId(),
        target.storage().now(),
        snapshot,
        manifest.root().level(),
        manifest.root().id().orElseThrow(),
        manifest.root().length(),
        manifest.segments());
  }
}
