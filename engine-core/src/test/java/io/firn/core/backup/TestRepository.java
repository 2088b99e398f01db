package io.firn.core.backup;

import io.firn.api.media.Source;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.browse.Dump;
import io.firn.core.browse.Listing;
import io.firn.core.check.CheckOperation;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.crypto.Password;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Problem;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.core.read.ReadAhead;
import io.firn.core.repository.Environment;
import io.firn.core.repository.Repository;
import io.firn.core.repository.RepositoryCreator;
import io.firn.core.repository.RepositoryOpener;
import io.firn.core.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository of small chunks and segments on any storage, with a clock that only tests move. */
final class TestRepository implements AutoCloseable {

  static final String PASSWORD = "test password";

  private final MovableClock clock = new MovableClock();
  private final Repository repository;
  private SafetyTimes times = SafetyTimes.of(Duration.ZERO);

  /** Time stands still unless it is moved. */
  static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private TestRepository(Storage storage, boolean create, Optional<Path> cache) throws IOException {
    Environment environment = new Environment(cache, new SecureRandom(), clock, _ -> {});
    repository =
        create
            ? new RepositoryCreator(environment)
                .create(storage, password(), ChunkingParameters.around(64), "test")
            : new RepositoryOpener(environment).open(storage, password());
  }

  static TestRepository create(Storage storage) throws IOException {
    return new TestRepository(storage, true, Optional.empty());
  }

  static TestRepository open(Storage storage) throws IOException {
    return new TestRepository(storage, false, Optional.empty());
  }

  /** On a machine that keeps local copies in this folder. */
  static TestRepository open(Storage storage, Path cache) throws IOException {
    return new TestRepository(storage, false, Optional.of(cache));
  }

  private static Password password() {
    return Password.of(PASSWORD.toCharArray());
  }

  MovableClock clock() {
    return clock;
  }

  Repository repository() {
    return repository;
  }

  void checkpointEvery(Duration time) {
    times = times.with(time, times.flush());
  }

  static BackupRequest request() {
    return new BackupRequest("name", "host", List.of(), Optional.empty(), false, false);
  }

  BackupReport backup(Source source) throws IOException {
    return backup(source, request());
  }

  BackupReport backup(Source source, BackupRequest request) throws IOException {
    return operation().run(source, request, new Progress(), new ProblemLog((_, _, _) -> {}));
  }

  /** For one run. */
  BackupOperation operation() {
    clock.move(Duration.ofSeconds(1));
    PipelineSettings pipeline =
        PipelineSettings.defaults().withWorkers(2).withMaxSegmentSize(1 << 20);
    BackupSettings settings =
        new BackupSettings(pipeline, times, 1 << 30, 1 << 20, "user", "firn test");
    return new BackupOperation(repository, settings, clock);
  }

  Snapshot latest() throws IOException {
    return repository.snapshots().find("latest");
  }

  /** Paths of all entries of the newest snapshot. */
  List<String> paths() throws IOException {
    List<String> paths = new ArrayList<>();
    try (RepositoryIndex index = repository.openIndexForReading()) {
      new Listing(repository.chunkReader(index))
          .list(
              latest(), Optional.empty(), entry -> paths.add(entry.attributes().path().toString()));
    }
    return paths;
  }

  byte[] bytes(Snapshot snapshot, String path) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (RepositoryIndex index = repository.openIndexForReading()) {
      new Dump(repository.chunkReader(index), ReadAhead.SPARSE)
          .write(snapshot, path, Channels.newChannel(content));
    }
    return content.toByteArray();
  }

  String text(String path) throws IOException {
    return new String(bytes(latest(), path), StandardCharsets.UTF_8);
  }

  CheckReport check() throws IOException {
    return new CheckOperation(repository, clock).run(true, new Progress());
  }

  static List<String> items(BackupReport report) {
    return report.problems().stream().map(Problem::item).toList();
  }

  @Override
  public void close() throws StorageException {
    repository.close();
  }
}
