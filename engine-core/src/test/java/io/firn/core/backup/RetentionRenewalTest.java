package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.format.ObjectNames;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.LockingStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What backups need stays locked, and what none needs any more comes free. */
class RetentionRenewalTest {

  private static final Duration MONTH = Duration.ofDays(30);

  private final Map<ObjectName, Instant> kept = new ConcurrentHashMap<>();
  private final MemoryTree tree = new MemoryTree();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InMemoryStorage objects = new InMemoryStorage(() -> now, 1000);

  /** Counts what is asked about each object. */
  private final class Lock extends LockingStorage {
    private final Map<ObjectName, Integer> extended = new ConcurrentHashMap<>();
    private final Set<ObjectName> asked = ConcurrentHashMap.newKeySet();
    private Optional<StorageException> refusal = Optional.empty();

    Lock() {
      super(objects, MONTH, kept);
    }

    @Override
    public Optional<Instant> retainedUntil(ObjectName name) throws StorageException {
      asked.add(name);
      return super.retainedUntil(name);
    }

    @Override
    public void retain(ObjectName name, Instant until) throws StorageException {
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      extended.merge(name, 1, Integer::sum);
      super.retain(name, until);
    }
  }

  private final Lock storage = new Lock();

  @BeforeEach
  void fill() {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    tree.file("large", bytes).file("b", "b");
  }

  private BackupReport backup(LockingStorage target) throws IOException {
    boolean first = StorageListing.all(objects, "").isEmpty();
    try (TestRepository repository =
        first ? TestRepository.create(target) : TestRepository.open(target)) {
      return repository.backup(tree);
    }
  }

  private List<ObjectName> names(String prefix) throws IOException {
    return StorageListing.all(objects, prefix).stream().map(ObjectInfo::name).toList();
  }

  @Test
  void whatIsKeptForLongIsLeftAlone() throws IOException {
    backup(storage);
    now = now.plus(Duration.ofDays(14));
    assertThat(backup(storage).problems()).isEmpty();
    assertThat(storage.extended).isEmpty();
  }

  @Test
  void aBackupWithoutChangesKeepsOldSegmentsAndKeys() throws IOException {
    backup(storage);
    List<ObjectName> old = names("segments/");
    assertThat(old).hasSizeGreaterThan(2);
    now = now.plus(Duration.ofDays(16));
    assertThat(backup(storage).segmentsAdded()).isZero();

    assertThat(storage.extended.keySet())
        .containsAll(old)
        .containsAll(names("keys/"))
        .containsAll(names("index/"))
        .contains(ObjectNames.HEADER);
    assertThat(storage.extended.values()).as("once each").containsOnly(1);
    for (ObjectName name : names("")) {
      boolean needed = !name.value().startsWith("snapshots/") && !name.value().startsWith("gc/");
      if (needed) {
        assertThat(kept.get(name)).as(name.value()).isEqualTo(now.plus(MONTH));
      }
    }
  }

  @Test
  void whatNoBackupNeedsAnyMoreComesFree() throws IOException {
    backup(storage);
    List<ObjectName> old = names("segments/");
    byte[] other = new byte[3 << 20];
    new Random(2).nextBytes(other);
    tree.file("large", other).file("b", "other");
    now = now.plus(Duration.ofDays(16));
    backup(storage);
    assertThat(storage.extended.keySet()).isNotEmpty().doesNotContain(old.getFirst());
  }

  @Test
  void whatWasStoredBeforeThereWasALockIsLockedByTheNextBackup() throws IOException {
    try (TestRepository repository = TestRepository.create(objects)) {
      repository.backup(tree);
    }
    assertThat(kept).isEmpty();
    backup(storage);
    assertThat(kept.keySet()).containsAll(names("segments/")).contains(ObjectNames.HEADER);
  }

  @Test
  void whatCannotBeKeptIsAProblemAndTheSnapshotIsThere() throws IOException {
    backup(storage);
    now = now.plus(Duration.ofDays(16));
    storage.refusal = Optional.of(new StorageException.Denied("not allowed", null));
    BackupReport report = backup(storage);
    assertThat(report.snapshot()).isPresent();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.item()).isEqualTo("object lock");
              assertThat(problem.reason())
                  .matches("[0-9]+ of [0-9]+ objects could not be kept longer: not allowed");
            });
  }

  private void backupAfter(Duration time, Path cache) throws IOException {
    now = now.plus(time);
    storage.asked.clear();
    storage.extended.clear();
    try (TestRepository repository = TestRepository.open(storage, cache)) {
      assertThat(repository.backup(tree).problems()).isEmpty();
    }
  }

  @Test
  void whatThisMachineKnowsToBeKeptIsNotAskedAbout(@TempDir Path cache) throws IOException {
    backup(storage);
    backupAfter(Duration.ofDays(1), cache);
    assertThat(storage.asked).as("at first everything").containsAll(names("segments/"));
    Set<ObjectName> before = Set.copyOf(names(""));
    tree.file("b", "changed");
    backupAfter(Duration.ofDays(1), cache);
    assertThat(storage.asked).as("what is new").isNotEmpty().doesNotContainAnyElementsOf(before);
    backupAfter(Duration.ofDays(1), cache);
    assertThat(storage.asked).as("nothing is new").isEmpty();
    backupAfter(Duration.ofDays(14), cache);
    Set<ObjectName> renewed = Set.copyOf(storage.extended.keySet());
    assertThat(renewed)
        .as("when half of the period is over")
        .hasSizeGreaterThan(5)
        .contains(ObjectNames.HEADER)
        .isSubsetOf(before);
    backupAfter(Duration.ofDays(14), cache);
    assertThat(storage.asked).as("14 days later").doesNotContainAnyElementsOf(renewed);
  }

  @Test
  void whatCouldNotBeKeptIsTriedAgain(@TempDir Path cache) throws IOException {
    backup(storage);
    now = now.plus(Duration.ofDays(16));
    storage.refusal = Optional.of(new StorageException.Transient("busy", null));
    try (TestRepository repository = TestRepository.open(storage, cache)) {
      assertThat(repository.backup(tree).problems()).hasSize(1);
    }
    storage.refusal = Optional.empty();
    backupAfter(Duration.ofDays(1), cache);
    assertThat(storage.extended.keySet()).containsAll(names("segments/"));
  }

  @Test
  void aDryRunKeepsNothing() throws IOException {
    backup(storage);
    now = now.plus(Duration.ofDays(16));
    try (TestRepository repository = TestRepository.open(storage)) {
      repository.backup(
          tree, new BackupRequest("name", "host", List.of(), Optional.empty(), false, true));
    }
    assertThat(storage.extended).isEmpty();
  }
}
