package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.StorageException;
import io.firn.core.commit.LogView;
import io.firn.core.commit.RepositoryLog;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.repository.Repository;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit is whole whatever a collector does meanwhile, and whatever becomes of the answer. */
class CommitTest {

  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryTree tree = new MemoryTree();

  @BeforeEach
  void files() throws IOException {
    byte[] content = new byte[20_000];
    new Random(5).nextBytes(content);
    tree.file("large", content).file("small", "small");
    try (TestRepository repository = TestRepository.create(storage)) {
      repository.backup(tree);
    }
  }

  private List<SegmentId> segments() throws IOException {
    return StorageListing.all(storage, ObjectKind.SEGMENT.prefix()).stream()
        .map(object -> ObjectNames.segmentId(object.name()).orElseThrow())
        .toList();
  }

  private void tombstone(Repository repository, List<SegmentId> segments) throws IOException {
    repository.log().append(new GcRecord.Tombstone(repository.randomId(), storage.now(), segments));
  }

  private void delete(List<SegmentId> segments) throws IOException {
    for (SegmentId segment : segments) {
      storage.delete(segment.objectName());
    }
  }

  private void assertWhole(TestRepository repository) throws IOException {
    assertThat(repository.text("small")).isEqualTo("small");
    assertThat(repository.bytes(repository.latest(), "large")).hasSize(20_000);
  }

  @Test
  void chunksOfTombstonedSegmentsAreCopiedBeforeTheCommit() throws IOException {
    List<SegmentId> old = segments();
    try (TestRepository repository = TestRepository.open(storage)) {
      tombstone(repository.repository(), old);
      tree.file("new", "new");
      repository.backup(tree);
      delete(old);
    }
    try (TestRepository repository = TestRepository.open(storage)) {
      assertWhole(repository);
    }
  }

  @Test
  void aTombstoneWrittenWhileTheCommitIsOnItsWayIsFoundWhenTheAnswerComesLate() throws IOException {
    List<SegmentId> old = segments();
    try (TestRepository other = TestRepository.open(storage);
        FaultyStorage slow = new FaultyStorage(storage, 1)) {
      slow.script(
          Call.nth(Verb.PUT, 1).below(ObjectKind.SNAPSHOT.prefix()),
          Fault.before(
              () -> {
                try {
                  tombstone(other.repository(), old);
                } catch (IOException e) {
                  throw new StorageException.Permanent("cannot tombstone", e);
                }
              }));
      slow.script(Call.nth(Verb.PUT, 1).below(ObjectKind.SNAPSHOT.prefix()), Fault.answerLost());
      try (TestRepository repository = TestRepository.open(slow)) {
        tree.file("new", "new");
        repository.backup(tree);
      }
      slow.assertAllExercised();
      delete(old);
      assertWhole(other);
      List<RandomId> left = other.repository().snapshots().ids();
      assertThat(LogView.of(other.repository().log().refresh()).removed())
          .as("the attempt that was late is taken back")
          .hasSize(1)
          .doesNotContainAnyElementsOf(left);
    }
  }

  @Test
  void anAnswerThatWasLostIsNoFailureWhenTheSnapshotIsThere() throws IOException {
    FaultyStorage lossy =
        new FaultyStorage(storage, 1)
            .script(Call.nth(Verb.PUT, 1).below(ObjectKind.SNAPSHOT.prefix()), Fault.answerLost());
    try (TestRepository repository = TestRepository.open(lossy)) {
      repository.backup(tree);
      assertThat(repository.repository().snapshots().ids()).hasSize(2);
      assertWhole(repository);
    }
    lossy.assertAllExercised();
  }

  @Test
  void aStorageThatNeverAnswersEndsTheRun() throws IOException {
    FaultyStorage dead =
        new FaultyStorage(storage, 1)
            .script(
                Call.every(Verb.PUT).below(ObjectKind.SNAPSHOT.prefix()), Fault.transientError());
    try (TestRepository repository = TestRepository.open(dead)) {
      assertThatThrownBy(() -> repository.backup(tree))
          .isInstanceOf(StorageException.Transient.class)
          .hasMessageContaining("run the backup again");
    }
  }

  @Test
  void twoWritersOfOneLogNumberBothGetIn() throws IOException {
    try (TestRepository one = TestRepository.open(storage);
        TestRepository two = TestRepository.open(storage)) {
      RepositoryLog first = one.repository().log();
      RepositoryLog second = two.repository().log();
      first.refresh();
      second.refresh();
      GcRecord a = new GcRecord.Tombstone(new RandomId(1, 1), storage.now(), List.of());
      GcRecord b = new GcRecord.Tombstone(new RandomId(2, 2), storage.now(), List.of());
      first.append(a);
      second.append(b);
      assertThat(first.refresh()).containsExactly(a, b);
    }
  }

  @Test
  void aLongRunCommitsCheckpointsAndTheNextOneBuildsOnThem() throws IOException {
    try (TestRepository repository = TestRepository.open(storage)) {
      repository.checkpointEvery(Duration.ofMinutes(30));
      tree.file("m1", "one").file("m2", "two").file("m3", "three").file("m4", "four");
      int[] opened = {0};
      tree.beforeOpening(
          () -> {
            repository.clock().move(Duration.ofMinutes(30));
            if (++opened[0] == 4) {
              throw new IllegalStateException("killed");
            }
          });
      assertThatThrownBy(() -> repository.backup(tree)).hasMessage("killed");
      assertThat(repository.repository().snapshots().all())
          .filteredOn(snapshot -> snapshot.document().partial())
          .hasSize(1);
      assertThat(repository.repository().snapshots().finished()).hasSize(1);
      assertThat(repository.check().findings()).isEmpty();

      tree.beforeOpening(() -> {});
      tree.opened();
      repository.backup(tree);
      assertThat(tree.opened())
          .as("what the checkpoint or the older snapshot has is not read again")
          .containsExactly("m4");
      assertThat(repository.repository().snapshots().all())
          .noneMatch(snapshot -> snapshot.document().partial());
      assertThat(repository.text("m1")).isEqualTo("one");
      assertWhole(repository);
      assertThat(repository.check().findings()).isEmpty();
    }
  }

  /** A run that dies between storing a checkpoint and removing the one before leaves both. */
  @Test
  void theNextRunGoesOnFromTheLaterOfTwoCheckpointsAndRemovesBoth() throws IOException {
    FaultyStorage dying =
        new FaultyStorage(storage, 1)
            .script(
                Call.from(Verb.DELETE, 1).below(ObjectKind.SNAPSHOT.prefix()),
                Fault.permanentError());
    tree.file("m1", "one").file("m2", "two").file("m3", "three").file("m4", "four");
    try (TestRepository repository = TestRepository.open(dying)) {
      repository.checkpointEvery(Duration.ofMinutes(30));
      tree.beforeOpening(() -> repository.clock().move(Duration.ofMinutes(40)));
      assertThatThrownBy(() -> repository.backup(tree))
          .isInstanceOf(StorageException.Permanent.class);
    }
    dying.assertAllExercised();
    tree.beforeOpening(() -> {});
    try (TestRepository repository = TestRepository.open(storage)) {
      assertThat(repository.repository().snapshots().all())
          .filteredOn(snapshot -> snapshot.document().partial())
          .hasSize(2);
      repository.clock().move(Duration.ofDays(1));
      repository.backup(tree);
      assertThat(repository.repository().snapshots().all())
          .noneMatch(snapshot -> snapshot.document().partial());
      assertThat(repository.check().findings()).isEmpty();
    }
  }
}
