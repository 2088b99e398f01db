package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.restore.RestoreReport;
import io.firn.core.storage.RetryListener;
import io.firn.core.storage.RetryPolicy;
import io.firn.core.storage.RetryingStorage;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A storage that fails, tears, or lies: each operation ends complete and right, or with the typed
 * error. Every scripted fault has been met.
 */
class FaultTest {

  private static final long SEED = 5;

  /** Small, so that every listing has several pages. */
  private static final int PAGE = 4;

  /** Waits of a millisecond: what is tested is that a request is sent again, not when. */
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));

  private static final BackupSettings SETTINGS = ProofRepository.settings(32 << 10);

  @TempDir private Path folder;
  private Path source;
  private InMemoryStorage memory;
  private FaultyStorage faulty;
  private ProofRepository repository;
  private String snapshot;

  @BeforeEach
  void makeOneSnapshotWithoutFaults() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    addFiles("first");
    memory = new InMemoryStorage(InstantSource.system(), PAGE);
    faulty = new FaultyStorage(memory, SEED);
    repository =
        ProofRepository.create(
            new RetryingStorage(faulty, POLICY, RetryListener.NONE),
            ChunkingParameters.around(4096),
            Optional.empty());
    snapshot = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    addFiles("second");
  }

  @AfterEach
  void everyFaultWasMet() throws IOException {
    faulty.assertAllExercised();
    repository.close();
  }

  private void addFiles(String name) throws IOException {
    Path added = Files.createDirectory(source.resolve(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 20; i++) {
      byte[] content = new byte[12_000];
      random.nextBytes(content);
      Files.write(added.resolve("file" + i), content);
    }
  }

  @Test
  void aBackupRidesOutWhatPasses() throws Exception {
    faulty
        .script(Call.nth(Verb.PUT, 2).below("segments/"), Fault.transientError())
        .script(Call.nth(Verb.PUT, 4).below("segments/"), Fault.answerLost())
        .script(Call.nth(Verb.PUT, 1).below("index/"), Fault.transientError())
        .script(Call.nth(Verb.PUT, 1).below("snapshots/"), Fault.answerLost())
        .script(Call.nth(Verb.OPEN, 1).below("index/"), Fault.transientError())
        .script(Call.nth(Verb.OPEN, 1).below("snapshots/"), Fault.brokenBody(10))
        .script(Call.nth(Verb.LIST, 1), Fault.transientError());
    assertWholeAfter(repository.backup(source, SETTINGS));
  }

  /**
   * Of the index: it would store again what is there. Of the snapshots: it would have no parent.
   */
  @ParameterizedTest
  @ValueSource(strings = {"index/", "snapshots/"})
  void aBackupTakesNoListingForWholeThatFailsOnItsSecondPage(String prefix) throws Exception {
    for (int i = 0; i < PAGE; i++) {
      Files.writeString(source.resolve("more" + i), "more " + i);
      snapshot = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    }
    faulty.script(new Call(Verb.LIST, prefix, 2, 1, POLICY.attempts(), 1), Fault.transientError());
    assertThatThrownBy(() -> repository.backup(source, SETTINGS))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(names("snapshots/")).as("snapshots").hasSize(PAGE + 1);

    faulty.script(Call.page(2).below(prefix), Fault.transientError());
    BackupReport report = repository.backup(source, SETTINGS);
    assertThat(report.parent()).contains(snapshot);
    assertWholeAfter(report);
  }

  @Test
  void aBackupThatIsRefusedLeavesNothingVisible() throws Exception {
    faulty.script(Call.from(Verb.PUT, 3).below("segments/"), Fault.permanentError());
    assertThatThrownBy(() -> repository.backup(source, SETTINGS))
        .isInstanceOf(StorageException.Permanent.class);
    assertOneSnapshotAndClean();
  }

  @Test
  void aCommitThatIsRefusedLeavesNothingVisible() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 1).below("snapshots/"), Fault.permanentError());
    assertThatThrownBy(() -> repository.backup(source, SETTINGS))
        .isInstanceOf(StorageException.Permanent.class);
    assertOneSnapshotAndClean();
    assertWholeAfter(repository.backup(source, SETTINGS));
  }

  /** What the storage tore and confirmed is found by a check, and healed by the next backup. */
  @Test
  void aTornUploadIsFoundAndHealed() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 2).below("segments/"), Fault.lostTail(100));
    String torn = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    CheckReport report = repository.check();
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.object()).startsWith("segments/");
              assertThat(finding.snapshots()).contains(torn);
            });
    assertWholeAfter(repository.backup(source, SETTINGS));
  }

  @Test
  void aListingThatFailsOnItsSecondPageIsNeverTakenForAShortOne() throws Exception {
    Call second = new Call(Verb.LIST, "segments/", 2, 1, POLICY.attempts(), 1);
    faulty.script(second, Fault.transientError());
    assertThatThrownBy(() -> repository.check()).isInstanceOf(StorageException.Transient.class);
    assertThat(repository.check().findings()).isEmpty();
  }

  @Test
  void aCheckRidesOutAListingThatFailsOnceOnItsSecondPage() throws Exception {
    faulty.script(Call.page(2).below("segments/"), Fault.transientError());
    assertThat(repository.check().findings()).isEmpty();
  }

  @Test
  void aCheckEndsWithTheErrorOfAStorageThatDoesNotAnswer() {
    faulty.script(Call.from(Verb.OPEN, 3), Fault.permanentError());
    assertThatThrownBy(() -> repository.check()).isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  void aRestoreGoesOnWhereABodyBreaks() throws Exception {
    faulty
        .script(Call.nth(Verb.OPEN, 1).below("segments/"), Fault.brokenBody(50))
        .script(Call.nth(Verb.OPEN, 3).below("segments/"), Fault.brokenBody(1000))
        .script(Call.nth(Verb.OPEN, 4).below("segments/"), Fault.transientError());
    assertRestoresFirst();
  }

  /** No file is there half done until then; done again the restore goes on. */
  @Test
  void aRestoreEndsWithTheErrorOfAStorageThatDoesNotAnswerAndGoesOnLater() throws Exception {
    faulty.script(Call.from(Verb.OPEN, 4).below("segments/"), Fault.transientError());
    Path target = folder.resolve("restored");
    assertThatThrownBy(() -> repository.restore(snapshot, target))
        .isInstanceOf(StorageException.class);
    assertNoWrongFile(target);
    try (Storage answering = memory.reopen();
        ProofRepository again = ProofRepository.open(answering, Optional.empty())) {
      assertThat(again.restore(snapshot, target).problems()).isEmpty();
    }
    assertThat(assertNoWrongFile(target)).as("missing files").isZero();
  }

  /** Bytes changed on the way: either asked for again, or the files are named and left out. */
  @Test
  void wrongBytesNeverReachTheTarget() throws Exception {
    faulty.script(new Call(Verb.OPEN, "segments/", 0, 4, 8, 1), Fault.flippedBit());
    Path target = folder.resolve("restored");
    RestoreReport report = repository.restore(snapshot, target);
    long missing = assertNoWrongFile(target);
    long errors =
        report.problems().stream().filter(found -> found.severity() == Severity.ERROR).count();
    assertThat(errors).as("files reported, seed %d", SEED).isGreaterThanOrEqualTo(missing);
  }

  @Test
  void wrongBytesUnderACheckAreNamed() throws Exception {
    // The first body of a segment under a check is read as a whole.
    faulty.script(Call.nth(Verb.OPEN, 1).below("segments/"), Fault.flippedBit());
    assertThat(repository.check().findings())
        .anySatisfy(finding -> assertThat(finding.object()).startsWith("segments/"));
  }

  private void assertOneSnapshotAndClean() throws Exception {
    assertThat(names("snapshots/")).hasSize(1);
    try (Storage same = memory.reopen();
        ProofRepository fresh = ProofRepository.open(same, Optional.empty())) {
      assertThat(fresh.check().findings()).isEmpty();
    }
  }

  private List<String> names(String prefix) throws IOException {
    return StorageListing.all(memory, prefix).stream().map(found -> found.name().value()).toList();
  }

  private void assertWholeAfter(BackupReport report) throws Exception {
    Path target = folder.resolve("whole");
    assertThat(repository.restore(report.snapshot().orElseThrow(), target).problems()).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), "seed " + SEED);
    assertThat(repository.check().findings()).isEmpty();
  }

  private void assertRestoresFirst() throws Exception {
    Path target = folder.resolve("restored");
    assertThat(repository.restore(snapshot, target).problems()).isEmpty();
    assertThat(assertNoWrongFile(target)).as("missing files").isZero();
  }

  /** Compares what is there with the source; gives the number of files that are not. */
  private long assertNoWrongFile(Path target) throws IOException {
    long missing = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(source.resolve("first"))) {
      files = all.toList();
    }
    for (Path file : files) {
      Path restored = Copies.below(target, file);
      if (Files.exists(restored, LinkOption.NOFOLLOW_LINKS)) {
        assertThat(Files.mismatch(file, restored)).as("first wrong byte of %s", file).isEqualTo(-1);
      } else {
        missing++;
      }
    }
    return missing;
  }
}
