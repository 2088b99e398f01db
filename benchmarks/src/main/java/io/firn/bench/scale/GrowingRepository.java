package io.firn.bench.scale;

import io.firn.api.media.Source;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
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
import io.firn.core.repository.Environment;
import io.firn.core.repository.Repository;
import io.firn.core.repository.RepositoryCreator;
import io.firn.core.repository.RepositoryOpener;
import io.firn.core.storage.MeteredStorage;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A repository of tiny chunks and segments in a folder, and the operations that are measured. */
final class GrowingRepository implements AutoCloseable {

  /** Some 400 tiny chunks to a segment, so that there are many of them too. */
  private static final int SEGMENT = 16 << 10;

  /** A piece for each of so many chunks, so that a large index has many. */
  private static final int FLUSH = 1 << 16;

  private final StorageMeter meter = new StorageMeter();
  private final Storage storage;
  private final Environment environment;
  private final Clock clock = Clock.systemUTC();

  GrowingRepository(Path folder) throws Exception {
    try (PluginLoader plugins =
        new PluginLoader(GrowingRepository.class.getClassLoader(), List.of())) {
      StorageFactory local = plugins.storage("local");
      storage =
          new MeteredStorage(
              local.open(
                  folder.resolve("repository").toString(),
                  OpenMode.CREATE,
                  OptionValues.none(local.options())),
              meter);
    }
    environment =
        new Environment(
            Optional.of(folder.resolve("cache")), new SecureRandom(), clock, Thread::sleep);
    int block = NumberedDisk.BLOCK;
    new RepositoryCreator(environment)
        .create(
            storage,
            password(),
            new ChunkingParameters(block, block, 8 * block, block, block),
            "growth")
        .close();
  }

  private static Password password() {
    return Password.of("growth".toCharArray());
  }

  /** As a new process would. */
  Repository open() throws IOException {
    return new RepositoryOpener(environment).open(storage, password());
  }

  StorageMetrics metrics() {
    return meter.snapshot();
  }

  /** One backup; the snapshot's id. */
  String backup(Repository repository, Source source, Optional<String> parent) throws IOException {
    PipelineSettings pipeline =
        PipelineSettings.defaults().withWorkers(2).withMaxSegmentSize(SEGMENT);
    BackupSettings settings =
        new BackupSettings(
            pipeline, SafetyTimes.of(Duration.ZERO), 1L << 32, FLUSH, "user", "growth");
    BackupRequest request = new BackupRequest("growth", "host", List.of(), parent, false, false);
    BackupReport report =
        new BackupOperation(repository, settings, clock)
            .run(source, request, new Progress(), new ProblemLog(GrowingRepository::fail));
    return report.snapshot().orElseThrow();
  }

  CheckReport check(Repository repository) throws IOException {
    CheckReport report = new CheckOperation(repository, clock).run(false, new Progress());
    if (!report.isClean()) {
      throw new IllegalStateException("the repository is damaged: " + report.findings());
    }
    return report;
  }

  /** As a machine that has no local copy does; closes it again. */
  long pieces(Repository repository) throws IOException {
    try (RepositoryIndex index = repository.openIndexAnew()) {
      return index.pieces();
    }
  }

  private static void fail(Object severity, String item, String reason) {
    throw new IllegalStateException(severity + ": " + item + ": " + reason);
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
