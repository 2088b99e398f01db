package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.StorageException;
import io.firn.core.format.ObjectKind;
import io.firn.core.progress.Problem;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupOperationTest {

  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryTree tree = new MemoryTree();
  private TestRepository repository;

  @BeforeEach
  void create() throws IOException {
    repository = TestRepository.create(storage);
    tree.directory("a").file("a/one", "first file").file("a/two", "second file").file("b", "b");
  }

  @AfterEach
  void close() throws IOException {
    repository.close();
  }

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void everythingComesBack() throws IOException {
    byte[] large = random(100_000, 1);
    tree.file("large", large).file("empty", "");
    BackupReport report = repository.backup(tree);
    assertThat(repository.paths()).containsExactly("a", "a/one", "a/two", "b", "empty", "large");
    assertThat(repository.text("/a/one")).isEqualTo("first file");
    assertThat(repository.bytes(repository.latest(), "large")).isEqualTo(large);
    assertThat(repository.text("empty")).isEmpty();
    assertThat(report.filesNew()).isEqualTo(5);
    assertThat(report.directoriesNew()).isEqualTo(1);
    assertThat(report.level()).isZero();
    assertThat(repository.check().findings()).isEmpty();
  }

  @Test
  void whatIsUnchangedIsNeitherOpenedNorStored() throws IOException {
    repository.backup(tree);
    tree.opened();
    tree.file("b", "changed");
    BackupReport report = repository.backup(tree);
    assertThat(tree.opened()).containsExactly("b");
    assertThat(report.filesUnmodified()).isEqualTo(2);
    assertThat(report.filesChanged()).isEqualTo(1);
    assertThat(report.level()).isEqualTo(1);
    assertThat(repository.text("a/two")).isEqualTo("second file");
    assertThat(repository.text("b")).isEqualTo("changed");
    assertThat(repository.check().findings()).isEmpty();
  }

  @Test
  void aBackupWithoutChangesUploadsOneSnapshotAndNothingElse() throws IOException {
    repository.backup(tree);
    repository.backup(tree);
    long puts = storage.traffic().requests(Verb.PUT);
    BackupReport report = repository.backup(tree);
    assertThat(report.bytesAddedStored()).isZero();
    assertThat(storage.traffic().requests(Verb.PUT) - puts).isEqualTo(1);
  }

  @Test
  void forceReadsAll() throws IOException {
    repository.backup(tree);
    tree.opened();
    BackupRequest force =
        new BackupRequest("name", "host", List.of(), Optional.empty(), true, false);
    assertThat(repository.backup(tree, force).bytesAddedRaw()).isZero();
    assertThat(tree.opened()).containsExactly("a/one", "a/two", "b");
  }

  @Test
  void anotherHostHasNoParentButSharesContent() throws IOException {
    tree.file("large", random(50_000, 2));
    repository.backup(tree);
    BackupRequest other =
        new BackupRequest("name", "other", List.of(), Optional.empty(), false, false);
    BackupReport report = repository.backup(tree, other);
    assertThat(report.parent()).isEmpty();
    assertThat(report.bytesAddedRaw()).isZero();
  }

  @Test
  void aDryRunWritesNothingAnywhere() throws IOException {
    long puts = storage.traffic().requests(Verb.PUT);
    BackupRequest dry = new BackupRequest("name", "host", List.of(), Optional.empty(), false, true);
    BackupReport report = repository.backup(tree, dry);
    assertThat(report.snapshot()).isEmpty();
    assertThat(report.bytesAddedStored()).isPositive();
    assertThat(storage.traffic().requests(Verb.PUT)).isEqualTo(puts);
    assertThat(repository.repository().snapshots().ids()).isEmpty();
  }

  @Test
  void anUnreadableFileIsNamedAndTheRestGoesOn() throws IOException {
    tree.unreadable("a/one");
    BackupReport report = repository.backup(tree);
    assertThat(TestRepository.items(report)).containsExactly("/a/one");
    assertThat(repository.paths()).containsExactly("a", "a/two", "b");
    assertThat(repository.latest().document().statistics().errors()).isEqualTo(1);
  }

  @Test
  void aFileThatVanishesBeforeItIsOpenedIsNoError() throws IOException {
    tree.vanishing("a/one");
    BackupReport report = repository.backup(tree);
    assertThat(report.problems())
        .containsExactly(new Problem(Severity.NOTE, "/a/one", "vanished before it was read"));
    assertThat(repository.paths()).containsExactly("a", "a/two", "b");
    assertThat(repository.latest().document().statistics().errors()).isZero();
  }

  @Test
  void aLinkToAnUnreadableFileIsNamedToo() throws IOException {
    tree.linked("x", "y", "linked").unreadable("x");
    BackupReport report = repository.backup(tree);
    assertThat(TestRepository.items(report)).containsExactly("/x", "/y");
    assertThat(repository.paths()).doesNotContain("x", "y");
  }

  /** Some file systems allow any number of attributes of 64 KiB. */
  @Test
  void aFileWithTooManyAttributesIsNamedAndTheRestGoesOn() throws IOException {
    tree.attributed("a/large", 1_000_000).attributed("a/too-large", 1 << 20);
    BackupReport report = repository.backup(tree);
    assertThat(TestRepository.items(report)).containsExactly("/a/too-large");
    assertThat(repository.paths()).containsExactly("a", "a/large", "a/one", "a/two", "b");
    assertThat(repository.latest().document().statistics().errors()).isEqualTo(1);
    assertThat(repository.check().findings()).isEmpty();
  }

  @Test
  void aHardLinkIsReadOnceAndFoundByBothNames() throws IOException {
    tree.linked("x", "y", "linked");
    repository.backup(tree);
    assertThat(tree.opened()).doesNotContain("y");
    assertThat(repository.text("y")).isEqualTo("linked");
  }

  @Test
  void aFileThatChangesOnceIsReadAgain() throws IOException {
    tree.changing("b", 1);
    BackupReport report = repository.backup(tree);
    assertThat(report.problems()).isEmpty();
    assertThat(tree.opened()).containsExactly("a/one", "a/two", "b", "b");
  }

  @Test
  void aFileThatKeepsChangingIsKeptWithAWarning() throws IOException {
    tree.changing("b", 2);
    BackupReport report = repository.backup(tree);
    assertThat(TestRepository.items(report)).containsExactly("/b");
    assertThat(repository.text("b")).isEqualTo("b");
  }

  @Test
  void documentsComeBack() throws IOException {
    tree.document("server.json", "{}");
    repository.backup(tree);
    assertThat(repository.text("server.json")).isEqualTo("{}");
  }

  @Test
  void theNextBackupHealsALostSegment() throws IOException {
    tree.file("large", random(50_000, 3));
    repository.backup(tree);
    for (ObjectInfo segment : StorageListing.all(storage, ObjectKind.SEGMENT.prefix())) {
      storage.delete(segment.name());
    }
    assertThat(repository.check().quarantined()).isPositive();
    assertThat(repository.check().quarantined()).as("is told once").isZero();
    tree.file("b", "new");
    repository.backup(tree);
    Snapshot healed = repository.latest();
    assertThat(repository.bytes(healed, "large")).isEqualTo(random(50_000, 3));
    assertThat(repository.text("a/one")).isEqualTo("first file");
  }

  @Test
  void aStorageThatRefusesLeavesNothingVisible() throws IOException {
    FaultyStorage faulty =
        new FaultyStorage(storage, 1)
            .script(
                Call.nth(Verb.PUT, 1).below(ObjectKind.SNAPSHOT.prefix()),
                Fault.failed(() -> new StorageException.Quota("no space left", null)));
    try (TestRepository opened = TestRepository.open(faulty)) {
      assertThatThrownBy(() -> opened.backup(tree))
          .isInstanceOf(StorageException.Quota.class)
          .hasMessageContaining("no space left");
    }
    faulty.assertAllExercised();
    assertThat(repository.repository().snapshots().ids()).isEmpty();
    assertThat(repository.check().findings()).isEmpty();
  }
}
