package io.firn.core.backup;

import io.firn.core.backup.SnapshotParts.Provenance;
import io.firn.core.commit.Committer;
import io.firn.core.commit.Draft;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.SegmentId;
import io.firn.core.manifest.Manifest;
import io.firn.core.manifest.ManifestWriter;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.read.SegmentScan;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings what a backup stored to a snapshot: index piece, manifest, commit; checkpoints likewise.
 */
final class BackupCommit {

  private final Repository repository;
  private final BackupSettings settings;
  private final ReferenceTracker tracker;
  private final ContentWriter content;
  private final ManifestWriter manifests;
  private final SegmentRescue rescue;
  private final Clock clock;
  private final List<RandomId> checkpoints = new ArrayList<>();
  private Instant last;

  BackupCommit(
      Repository repository,
      BackupSettings settings,
      ReferenceTracker tracker,
      ContentWriter content,
      Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.tracker = tracker;
    this.content = content;
    this.manifests = new ManifestWriter(tracker, content);
    this.rescue =
        new SegmentRescue(
            tracker, content, new SegmentScan(repository.storage(), repository.keys()));
    this.clock = clock;
    this.last = clock.instant();
  }

  boolean isCheckpointDue() {
    return !clock.instant().isBefore(last.plus(settings.times().checkpoint()));
  }

  /** Commits the finished snapshot and removes the checkpoints that led to it. */
  Optional<Snapshot> finish(
      SnapshotParts parts, SnapshotDocument.Statistics statistics, boolean dryRun)
      throws IOException {
    Draft draft = store(manifest -> parts.document(manifest, statistics, provenance()));
    if (dryRun) {
      return Optional.empty();
    }
    Committer committer = repository.committer(settings.times());
    Snapshot snapshot = committer.commit(draft);
    parts.parents().unfinished().stream()
        .flatMap(found -> RandomId.parse(found.id()).stream())
        .forEach(checkpoints::add);
    if (!checkpoints.isEmpty()) {
      committer.remove(checkpoints);
    }
    return Optional.of(snapshot);
  }

  /** Commits what there is so far as a partial snapshot, in place of the checkpoint before. */
  void checkpoint(SnapshotParts parts, SnapshotDocument.Stream inWork, BackupRun run)
      throws IOException {
    last = clock.instant();
    if (run.request().dryRun()) {
      return;
    }
    Committer committer = repository.committer(settings.times());
    SnapshotDocument.Statistics statistics = soFar(run.counts());
    Draft draft = store(manifest -> parts.checkpoint(inWork, manifest, statistics, provenance()));
    Optional<RandomId> id = RandomId.parse(committer.commit(draft).id());
    if (!checkpoints.isEmpty()) {
      committer.remove(List.copyOf(checkpoints));
      checkpoints.clear();
    }
    id.ifPresent(checkpoints::add);
  }

  /** What a checkpoint can say; what was stored is told by the finished snapshot. */
  private static SnapshotDocument.Statistics soFar(Counts counts) {
    return new SnapshotDocument.Statistics(
        counts.files(), counts.directories(), counts.others(), counts.bytes(), 0, 0, 0, 0, 0, 0, 0);
  }

  private Provenance provenance() {
    return new Provenance(repository.header().hash(), settings.user(), settings.program());
  }

  /** Stores what is still open, then the manifest, then the index piece that names all of it. */
  private Draft store(Function<Manifest, SnapshotDocument> document) throws IOException {
    content.drain();
    Manifest manifest = manifests.write();
    tracker.flush();
    return new StoredDraft(document.apply(manifest), manifest, document);
  }

  /** A draft whose manifest, index and segments are stored. */
  private final class StoredDraft implements Draft {

    private final SnapshotDocument document;
    private final Manifest manifest;
    private final Function<Manifest, SnapshotDocument> renew;

    StoredDraft(
        SnapshotDocument document, Manifest manifest, Function<Manifest, SnapshotDocument> renew) {
      this.document = document;
      this.manifest = manifest;
      this.renew = renew;
    }

    @Override
    public SnapshotDocument document() {
      return document;
    }

    @Override
    public Set<SegmentId> needed(Set<SegmentId> candidates) throws IOException {
      Set<SegmentId> needed = tracker.needed(candidates);
      manifest.segments().stream().filter(candidates::contains).forEach(needed::add);
      return needed;
    }

    @Override
    public Draft without(Set<SegmentId> dying) throws IOException {
      rescue.copy(dying);
      return store(renew);
    }
  }
}
