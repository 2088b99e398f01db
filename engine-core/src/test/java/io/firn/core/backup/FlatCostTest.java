package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectName;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord;
import io.firn.core.snapshot.Snapshot;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same small backup asks the same of the storage however much the repository holds. */
class FlatCostTest {

  @TempDir Path cache;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryTree tree = new MemoryTree();

  @BeforeEach
  void create() throws IOException {
    TestRepository.create(storage).close();
    tree.file("a", "one").file("b", "two");
  }

  /** Objects that a backup of one changed file opens; its clock is behind those before. */
  private long opened(int day) throws IOException {
    tree.file("a", "changed on day " + day);
    try (TestRepository repository = TestRepository.open(storage, cache)) {
      repository.clock().move(Duration.ofDays(day));
      long before = storage.traffic().requests(Verb.OPEN);
      repository.backup(tree);
      return storage.traffic().requests(Verb.OPEN) - before;
    }
  }

  @Test
  void neitherSnapshotsNorRecordsOfTheLogAreReadByEachBackup() throws IOException {
    opened(1);
    opened(2);
    long few = opened(3);
    try (TestRepository other = TestRepository.open(storage)) {
      for (int day = 4; day < 16; day++) {
        other.clock().move(Duration.ofDays(day));
        tree.file("b", "changed elsewhere on day " + day);
        other.backup(tree);
        RandomId removed = new RandomId(0, day);
        RandomId owner = other.repository().randomId();
        other
            .repository()
            .log()
            .append(new GcRecord.SnapshotRemoved(owner, storage.now(), List.of(removed)));
      }
    }
    long learning = opened(1000);
    assertThat(learning).as("12 backups and 12 records are learnt of once").isGreaterThan(few + 24);
    assertThat(opened(1001)).as("and the last record, twice").isBetween(few, few + 2);
  }

  @Test
  void aTornCopyOfASnapshotIsReadAgain() throws IOException {
    opened(1);
    opened(2);
    try (TestRepository repository = TestRepository.open(storage, cache)) {
      List<Snapshot> whole = repository.repository().snapshots().all();
      try (Stream<Path> files = Files.walk(cache)) {
        for (Path file : files.filter(each -> each.toString().contains("snapshots/")).toList()) {
          Files.write(file, new byte[100]);
        }
      }
      assertThat(repository.repository().snapshots().all()).hasSize(2).isEqualTo(whole);
    }
  }

  @Test
  void aSnapshotThatIsGoneIsGoneWhateverWasKept() throws IOException {
    opened(1);
    opened(2);
    try (TestRepository repository = TestRepository.open(storage, cache)) {
      List<Snapshot> both = repository.repository().snapshots().all();
      RandomId first = RandomId.parse(both.getFirst().id()).orElseThrow();
      // Behind the engine's back, as another machine would.
      storage.delete(ObjectName.of("snapshots/" + first));
      assertThat(repository.repository().snapshots().read(first)).isEmpty();
      assertThat(repository.repository().snapshots().all()).containsExactly(both.getLast());
    }
  }
}
