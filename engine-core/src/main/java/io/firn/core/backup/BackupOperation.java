package io.firn.core.backup;

import io.firn.api.media.Document;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.core.backup.Counts.Change;
import io.firn.core.backup.ParentFinder.Parents;
import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import io.firn.core.pipeline.PipelineStatistics;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code firn backup}: one source becomes one snapshot. Each instance may run once at a time. */
public final class BackupOperation {

  private final Repository repository;
  private final BackupSettings settings;
  private final Clock clock;

  @Inject
  public BackupOperation(Repository repository, BackupSettings settings, Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Backs up the source. Nothing is visible in the repository when this throws.
   *
   * @param problems the log that the source reports to as well; anything of severity ERROR in it
   *     means that the snapshot lacks something
   */
  public BackupReport run(
      Source source, BackupRequest request, Progress progress, ProblemLog problems)
      throws IOException {
    Instant started = clock.instant();
    try (Parallel requests = new Parallel("looking for the snapshot before", 1)) {
      ParentFinder finder = new ParentFinder(repository.snapshots());
      Pending<Parents> parents = requests.start(() -> finder.find(source.info(), request));
      try (BackupSession session =
          BackupSession.open(repository, settings, request, progress, problems, clock)) {
        return run(session, parents.get(), source, request, started, problems);
      }
    }
  }

  private BackupReport run(
      BackupSession session,
      Parents parents,
      Source source,
      BackupRequest request,
      Instant started,
      ProblemLog problems)
      throws IOException {
    Counts counts = session.run().counts();
    SnapshotParts parts = new SnapshotParts(source.info(), request, parents, started);
    for (SourceStream stream : source.streams()) {
      parts.add(session.backup(stream, parts));
    }
    for (Document document : source.documents()) {
      parts.add(session.store(document));
    }
    session.drain();
    SnapshotDocument.Statistics statistics =
        statistics(counts, session.statistics(), problems, started);
    Optional<Snapshot> snapshot = session.commit(parts, statistics);
    return report(snapshot, parents, counts, session.statistics(), problems, started);
  }

  private double secondsSince(Instant started) {
    return Duration.between(started, clock.instant()).toMillis() / 1000.0;
  }

  private SnapshotDocument.Statistics statistics(
      Counts counts, PipelineStatistics pipeline, ProblemLog problems, Instant started) {
    return new SnapshotDocument.Statistics(
        counts.files(),
        counts.directories(),
        counts.others(),
        counts.bytes(),
        pipeline.bytesRead(),
        pipeline.newBytes(),
        pipeline.segmentBytes(),
        pipeline.newChunks(),
        pipeline.segments(),
        problems.count(Severity.ERROR),
        secondsSince(started));
  }

  private BackupReport report(
      Optional<Snapshot> snapshot,
      Parents parents,
      Counts counts,
      PipelineStatistics pipeline,
      ProblemLog problems,
      Instant started) {
    return new BackupReport(
        snapshot.map(Snapshot::id),
        parents.finished().map(Snapshot::id),
        parents.level(),
        started,
        secondsSince(started),
        counts.files(Change.NEW),
        counts.files(Change.CHANGED),
        counts.files(Change.UNMODIFIED),
        counts.directories(Change.NEW),
        counts.directories(Change.CHANGED),
        counts.directories(Change.UNMODIFIED),
        counts.bytes(Change.NEW),
        counts.bytes(Change.CHANGED),
        counts.bytes(Change.UNMODIFIED),
        counts.bytes(),
        pipeline.bytesRead(),
        pipeline.newBytes(),
        pipeline.segmentBytes(),
        pipeline.chunks(),
        pipeline.newChunks(),
        pipeline.segments(),
        problems.problems());
  }
}
