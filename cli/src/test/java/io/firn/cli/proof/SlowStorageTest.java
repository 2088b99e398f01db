package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A storage whose calls take long: by its clock and the client's, which the slow calls move on, or
 * until another call has been made. All ends complete and right; what is due by time is done
 * meanwhile; one slow call does not hold up the others; and nobody has to wait for it to end.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SlowStorageTest {

  /** A call that takes this long is beyond each of our safety times but the resume window. */
  private static final Duration SLOW = Duration.ofHours(2);

  private static final PipelineSettings PIPELINE =
      PipelineSettings.defaults().withMaxSegmentSize(32 << 10);

  private static final BackupSettings SETTINGS = ProofRepository.settings(32 << 10);

  private final CountingClock clock = new CountingClock(SLOW);
  private final Fault slow = Fault.before(clock::tick);

  @TempDir private Path folder;
  private Path source;
  private InMemoryStorage memory;
  private FaultyStorage faulty;
  private ProofRepository repository;

  @BeforeEach
  void makeRepository() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      byte[] content = new byte[12_000];
      random.nextBytes(content);
      Files.write(source.resolve("file" + i), content);
    }
    memory = new InMemoryStorage(clock, 4);
    faulty = new FaultyStorage(memory, 1);
    repository = ProofRepository.create(faulty, ChunkingParameters.around(4096), Optional.empty());
  }

  @AfterEach
  void everyFaultWasMet() throws IOException {
    faulty.assertAllExercised();
    repository.close();
  }

  @Test
  void aBackupWithSlowUploadsFlushesItsIndexMeanwhileAndIsWhole() throws Exception {
    faulty.script(Call.every(Verb.PUT).below("segments/"), slow);
    Duration flush = Duration.ofMinutes(10);
    BackupSettings settings =
        ProofRepository.settings(PIPELINE, ProofRepository.NEVER, flush, Long.MAX_VALUE);
    BackupReport report = repository.backup(source, settings, clock);
    assertThat(report.segmentsAdded()).as("segments").isGreaterThan(5);
    assertThat(StorageListing.all(memory, "index/"))
        .as("index pieces: a run that is killed loses little")
        .hasSizeGreaterThan(3);
    assertThat(report.seconds()).as("seconds").isGreaterThan((double) SLOW.toSeconds());
    assertRestores(report);
  }

  /** The answer comes later than a collector would wait: the snapshot is verified, and stays. */
  @Test
  void aCommitThatIsAnsweredLateIsVerified() throws Exception {
    faulty
        .script(Call.nth(Verb.PUT, 1).below("snapshots/"), slow)
        .script(Call.nth(Verb.OPEN, 1).below("snapshots/"), slow);
    assertRestores(repository.backup(source, SETTINGS, clock));
    assertThat(StorageListing.all(memory, "snapshots/")).hasSize(1);
  }

  @Test
  void oneSlowUploadDoesNotHoldUpTheOthers() throws Exception {
    oneWaitsForAnother(
        Call.nth(Verb.PUT, 2).below("segments/"), Call.nth(Verb.PUT, 4).below("segments/"));
    assertRestores(repository.backup(source, SETTINGS));
  }

  @Test
  void oneSlowReadDoesNotHoldUpTheOthersOfARestore() throws Exception {
    BackupReport report = repository.backup(source, SETTINGS);
    // The first ones are of metadata, which tells what else to read.
    oneWaitsForAnother(
        Call.nth(Verb.OPEN, 4).below("segments/"), Call.nth(Verb.OPEN, 6).below("segments/"));
    assertRestores(report);
  }

  @Test
  void aRestoreFromASlowStorageIsWhole() throws Exception {
    BackupReport report = repository.backup(source, SETTINGS);
    faulty
        .script(Call.every(Verb.OPEN).below("segments/"), slow)
        .script(Call.every(Verb.OPEN).below("index/"), slow)
        .script(Call.every(Verb.LIST).below("snapshots/"), slow);
    assertRestores(report);
  }

  @Test
  void aCheckOfASlowStorageIsWholeAndTellsItsTime() throws Exception {
    repository.backup(source, SETTINGS);
    faulty
        .script(Call.every(Verb.OPEN).below("segments/"), slow)
        .script(Call.every(Verb.LIST).below("segments/"), slow);
    CheckReport report = repository.check(clock);
    assertThat(report.findings()).isEmpty();
    assertThat(report.read()).as("segments read").isEqualTo(report.segments());
    assertThat(report.seconds()).isGreaterThan((double) SLOW.toSeconds());
  }

  /** What a user does who has waited long enough. */
  @Test
  void aBackupWhoseUploadsHangIsInterruptedAndLeavesNothingVisible() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Call hanging = Call.from(Verb.PUT, 2).below("segments/");
    faulty.script(hanging, Fault.slow(reached, never));
    try (ExecutorService user = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<BackupReport> running = user.submit(() -> repository.backup(source, SETTINGS));
      reached.await();
      user.shutdownNow();
      assertThatThrownBy(running::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StorageException.Interrupted.class);
    }
    assertThat(StorageListing.all(memory, "snapshots/")).isEmpty();
    try (Storage answering = memory.reopen();
        ProofRepository later = ProofRepository.open(answering, Optional.empty())) {
      assertThat(later.check().findings()).isEmpty();
      assertThat(later.backup(source, SETTINGS).snapshot()).isPresent();
    }
  }

  private void oneWaitsForAnother(Call waits, Call other) {
    CountDownLatch made = new CountDownLatch(1);
    faulty
        .script(waits, Fault.slow(new CountDownLatch(1), made))
        .script(other, Fault.before(made::countDown));
  }

  private void assertRestores(BackupReport report) throws IOException {
    Path target = folder.resolve("target");
    assertThat(repository.restore(report.snapshot().orElseThrow(), target).problems()).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), "from a slow storage");
  }
}
