package io.firn.cli.proof;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.storage.Storage;
import io.firn.core.backup.BackupOperation;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupRequest;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckOperation;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.crypto.Password;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.plugin.OptionValues;
import io.firn.core.plugin.PluginLoader;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.core.repair.IndexRepair;
import io.firn.core.repair.ManifestRepair;
import io.firn.core.repair.ManifestRepairReport;
import io.firn.core.repair.RepairReport;
import io.firn.core.repository.Environment;
import io.firn.core.repository.Repository;
import io.firn.core.repository.RepositoryCreator;
import io.firn.core.repository.RepositoryOpener;
import io.firn.core.restore.Overwrite;
import io.firn.core.restore.RestoreOperation;
import io.firn.core.restore.RestoreReport;
import io.firn.core.restore.RestoreRequest;
import io.firn.core.restore.RestoreSettings;
import io.firn.core.storage.MeteredStorage;
import io.firn.core.storage.StorageMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An opened repository with the real plugins around it, put together as the commands do. */
final class ProofRepository implements AutoCloseable {

  /** Never due within a test. */
  static final Duration NEVER = Duration.ofDays(1);

  private static final PluginLoader PLUGINS =
      new PluginLoader(ProofRepository.class.getClassLoader(), List.of());

  private final Repository repository;
  private final StorageMeter meter;

  private ProofRepository(Repository repository, StorageMeter meter) {
    this.repository = repository;
    this.meter = meter;
  }

  static ProofRepository create(Storage storage, ChunkingParameters chunking, Optional<Path> cache)
      throws IOException {
    StorageMeter meter = new StorageMeter();
    try (Password password = password()) {
      return new ProofRepository(
          new RepositoryCreator(Environment.system(cache))
              .create(new MeteredStorage(storage, meter), password, chunking, "proof"),
          meter);
    }
  }

  static ProofRepository open(Storage storage, Optional<Path> cache) throws IOException {
    StorageMeter meter = new StorageMeter();
    try (Password password = password()) {
      return new ProofRepository(
          new RepositoryOpener(Environment.system(cache))
              .open(new MeteredStorage(storage, meter), password),
          meter);
    }
  }

  private static Password password() {
    return Password.of("only for the proof".toCharArray());
  }

  /**
   * Settings that only say how much is lost by a kill.
   *
   * @param flush an index piece is stored after this time
   * @param flushBytes and after this many bytes of segments
   */
  static BackupSettings settings(
      PipelineSettings pipeline, Duration checkpoint, Duration flush, long flushBytes) {
    return new BackupSettings(
        pipeline,
        SafetyTimes.of(Duration.ZERO).with(checkpoint, flush),
        flushBytes,
        BackupSettings.FLUSH_CHUNKS,
        "proof",
        "firn proof");
  }

  /**
   * Settings for a short run without checkpoints, which flushes at its end.
   *
   * @param segment bytes of a segment at most
   */
  static BackupSettings settings(int segment) {
    PipelineSettings pipeline = PipelineSettings.defaults().withMaxSegmentSize(segment);
    return settings(pipeline, NEVER, NEVER, Long.MAX_VALUE);
  }

  BackupReport backup(Path source, BackupSettings settings) throws IOException {
    return backup(source, settings, Clock.systemUTC());
  }

  BackupReport backup(Path source, BackupSettings settings, Clock clock) throws IOException {
    MediaFactory files = PLUGINS.media("files");
    ProblemLog problems = new ProblemLog((_, _, _) -> {});
    OptionValues options =
        OptionValues.parse(
            files.sourceOptions(), Map.of("path-to-backup", List.of(source.toString())));
    try (Media media = files.open(new MediaContext("proof", problems), options);
        Source only = media.discover().getFirst()) {
      return new BackupOperation(repository, settings, clock)
          .run(
              only,
              new BackupRequest("", "proof", List.of(), Optional.empty(), false, false),
              new Progress(),
              problems);
    }
  }

  /** Restores below {@code target}, under the absolute paths that were backed up. */
  RestoreReport restore(String snapshot, Path target) throws IOException {
    MediaFactory files = PLUGINS.media("files");
    ProblemLog problems = new ProblemLog((_, _, _) -> {});
    // Without syncfs: nobody takes the power away here, and it waits for all others that write.
    OptionValues options =
        OptionValues.parse(
            files.targetOptions(),
            Map.of("target", List.of(target.toString()), "no-sync", List.of("true")));
    try (RepositoryIndex index = repository.openIndexForReading();
        RestoreTarget opened = files.openTarget(new MediaContext("proof", problems), options)) {
      return new RestoreOperation(
              repository.storage(),
              index,
              repository.keys(),
              repository.chunkReader(index),
              RestoreSettings.defaults(),
              Clock.systemUTC())
          .restore(
              repository.snapshots().find(snapshot),
              opened,
              new RestoreRequest(
                  List.of(), List.of(), List.of(), 0, Overwrite.ALWAYS, false, false, false),
              new Progress(),
              problems);
    }
  }

  /** {@code check --read-data}. */
  CheckReport check() throws IOException {
    return check(Clock.systemUTC());
  }

  CheckReport check(Clock clock) throws IOException {
    return new CheckOperation(repository, clock).run(true, new Progress());
  }

  RepairReport repairIndex(boolean dryRun) throws IOException {
    return new IndexRepair(repository, Clock.systemUTC()).run(dryRun, new Progress());
  }

  ManifestRepairReport repairManifests(boolean dryRun) throws IOException {
    return new ManifestRepair(repository, Clock.systemUTC()).run(dryRun, new Progress());
  }

  /** The segments that hold the manifest of a snapshot. */
  List<String> manifestSegments(String snapshot) throws IOException {
    return repository.snapshots().find(snapshot).document().manifestSegments();
  }

  /** Bytes of all objects that were created through this. */
  long bytesUp() {
    return meter.snapshot().bytesUp();
  }

  @Override
  public void close() {
    repository.close();
  }
}
