package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.check.Finding;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.format.SegmentHeader;
import io.firn.core.progress.Problem;
import io.firn.core.repair.ManifestRepairReport;
import io.firn.core.repair.RepairReport;
import io.firn.core.restore.RestoreReport;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Damage is named with what it hits, no wrong byte reaches a target, and the next backup heals what
 * the source still has.
 */
class DamageTest {

  private static final BackupSettings SETTINGS = ProofRepository.settings(32 << 10);

  @TempDir private static Path folder;
  private static Path source;
  private static Path container;
  private static Storage storage;
  private static ProofRepository repository;
  private static String first;
  private static String second;

  @TempDir private Path scratch;

  @BeforeAll
  static void makeTwoSnapshots() throws Exception {
    source = Files.createDirectories(folder.resolve("source/sub")).getParent();
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      byte[] content = new byte[6000 + random.nextInt(12_000)];
      random.nextBytes(content);
      Files.write(source.resolve((i % 2 == 0 ? "" : "sub/") + "file" + i), content);
    }
    container = folder.resolve("container");
    storage = ProofRepository.folder(container);
    repository = ProofRepository.create(storage, ChunkingParameters.around(4096), Optional.empty());
    first = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    Files.writeString(source.resolve("later"), "only in the second snapshot");
    second = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    Copies.of(container, folder.resolve("pristine"));
  }

  @AfterAll
  static void closeAll() throws IOException {
    repository.close();
    storage.close();
  }

  @BeforeEach
  void undoTheDamage() throws Exception {
    Copies.remove(container);
    Copies.of(folder.resolve("pristine"), container);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "SEGMENT_.*")
  void aDamagedSegmentIsNamedKeptOutOfTheTargetAndHealed(Tampering tampering) throws Exception {
    String object = tampering.apply(container);

    Finding finding = findingOf(object, repository.check());
    assertThat(finding.problem()).isNotBlank();

    Path target = scratch.resolve("restored");
    RestoreReport report = repository.restore(second, target);
    Set<String> missing = assertRightOrAbsent(target);
    assertThat(named(report)).as("files that restore names").containsAll(missing);
    if (finding.filesInAll() > 0) {
      assertThat(finding.snapshots()).contains(first, second);
      assertThat(finding.files())
          .as("files that check names")
          .containsAll(missing.stream().map(file -> second.substring(0, 8) + ":" + file).toList());
    } else {
      assertThat(missing).as("files that check did not name").isEmpty();
    }

    assertHeals();
  }

  @Test
  void aBitInABlockHitsFiles() throws Exception {
    String object = Tampering.SEGMENT_BLOCK_FLIPPED.apply(container);
    assertThat(findingOf(object, repository.check()).files()).isNotEmpty();
    Path target = scratch.resolve("restored");
    repository.restore(second, target);
    assertThat(assertRightOrAbsent(target)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "SNAPSHOT_.*")
  void aDamagedSnapshotIsNamedAndHidesNoOther(Tampering tampering) throws Exception {
    String object = tampering.apply(container);
    String hit = object.substring("snapshots/".length());
    String other = hit.equals(first) ? second : first;

    assertThat(findingOf(object, repository.check()).snapshots()).containsExactly(hit);
    assertThatThrownBy(() -> repository.restore(hit, scratch.resolve("none")))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
    Path target = scratch.resolve("restored");
    assertThat(repository.restore(other, target).problems()).isEmpty();
    assertRightOrAbsent(target);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "INDEX_.*")
  void aDamagedIndexPieceIsNamedAndNothingIsBuiltOnIt(Tampering tampering) throws Exception {
    String object = tampering.apply(container);

    CheckReport report = repository.check();
    findingOf(object, report);
    assertThat(report.findings().stream().flatMap(found -> found.files().stream()))
        .as("files that need what the piece named")
        .isNotEmpty();
    assertThatThrownBy(() -> repository.restore(second, scratch.resolve("none")))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
    assertThatThrownBy(() -> repository.backup(source, SETTINGS))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "(HEADER|KEY_SLOT)_.*")
  void aDamagedHeaderOrKeySlotOpensNothing(Tampering tampering) throws Exception {
    String object = tampering.apply(container);
    assertThatThrownBy(() -> ProofRepository.open(storage, Optional.empty()).close())
        .isInstanceOf(RepositoryException.class)
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).hasMessageContaining(object),
            // A bit of the sealed key itself looks like a wrong password, and cannot be told apart.
            thrown -> assertThat(thrown).isInstanceOf(RepositoryException.WrongPassword.class));
  }

  @Tag("long")
  @Test
  void aBitAnywhereInAnySegmentNeverReachesATarget() throws Exception {
    Set<Path> manifests = new HashSet<>(manifests(first));
    manifests.addAll(manifests(second));
    long seed = 11;
    Random random = new Random(seed);
    for (Path segment : segments()) {
      for (int i = 0; i < 5; i++) {
        undoTheDamage();
        int at = random.nextInt((int) Files.size(segment));
        Tampering.flip(segment, at);
        String hint = "seed %d, %s at %d".formatted(seed, segment, at);
        CheckReport check = repository.check();
        assertThat(check.isClean()).as(hint).isFalse();
        Path target = scratch.resolve("restored-" + segment.getFileName() + "-" + i);
        Files.createDirectory(target);
        try {
          Set<String> named = named(repository.restore(second, target));
          if (Files.exists(Copies.below(target, source))) {
            assertThat(!named.isEmpty() || assertRightOrAbsent(target).isEmpty()).as(hint).isTrue();
          }
        } catch (RepositoryException e) {
          assertThat(e).as(hint).hasMessageContaining("segment");
        }
        if (manifests.contains(segment)) {
          repository.repairManifests(false);
        }
        if (hitsRecords(check)) {
          assertTheNextBackupIsWhole(hint);
        } else {
          assertHeals(hint);
        }
      }
    }
  }

  private static boolean hitsRecords(CheckReport check) {
    return check.findings().stream()
        .flatMap(found -> found.files().stream())
        .anyMatch(file -> file.endsWith("(records)"));
  }

  /** A later backup has another manifest, so nothing but a repair brings an old one back. */
  @Test
  void theLostManifestOfAnOldSnapshotIsWrittenAnew() throws Exception {
    Tampering.flip(manifests(first).getFirst(), SegmentHeader.BYTES + 30);
    repository.check();
    repository.backup(source, SETTINGS);
    assertThat(repository.check().findings())
        .anySatisfy(found -> assertThat(found.snapshots()).containsExactly(first));

    ManifestRepairReport wouldBe = repository.repairManifests(true);
    assertThat(wouldBe.renewed())
        .extracting(RepairReport.Item::object)
        .containsExactly("snapshots/" + first);
    assertThat(repository.check().isClean()).as("clean after a dry run").isFalse();
    assertThat(repository.repairManifests(false).renewed()).isEqualTo(wouldBe.renewed());
    assertThat(repository.check().findings()).isEmpty();
    assertThat(repository.repairManifests(false).renewed()).as("done again").isEmpty();
    assertThat(repository.restore(first, scratch.resolve("first")).problems()).isEmpty();
  }

  /** Also when nobody checked before, so that the log does not know the segment to be bad. */
  @Test
  void aManifestIsNotTakenForStoredWhereItWasLost() throws Exception {
    Tampering.flip(manifests(second).getFirst(), SegmentHeader.BYTES + 30);
    assertThat(repository.repairManifests(false).renewed()).hasSize(1);
    assertThat(repository.repairManifests(false).renewed()).as("done again").isEmpty();
  }

  /** A list that is too short would let a collector delete what it leaves out. */
  @Test
  void theManifestOfWhatCannotBeFollowedIsNotGuessed() throws Exception {
    for (Path segment : segments()) {
      Tampering.flip(segment, SegmentHeader.BYTES + 30);
    }
    ManifestRepairReport report = repository.repairManifests(false);
    assertThat(report.impossible())
        .extracting(RepairReport.Item::object)
        .containsExactlyInAnyOrder("snapshots/" + first, "snapshots/" + second);
    assertThat(report.renewed()).isEmpty();
    assertThat(container.resolve("gc/0000000000000000")).doesNotExist();
  }

  private static List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(container.resolve("segments"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> manifests(String snapshot) throws IOException {
    List<String> names = repository.manifestSegments(snapshot);
    return segments().stream()
        .filter(segment -> names.contains(segment.getFileName().toString()))
        .toList();
  }

  private static Finding findingOf(String object, CheckReport report) {
    return report.findings().stream()
        .filter(found -> found.object().equals(object))
        .findFirst()
        .orElseThrow(() -> new AssertionError(object + " is not named by " + report.findings()));
  }

  private static Set<String> named(RestoreReport report) {
    Set<String> items = new TreeSet<>();
    for (Problem problem : report.problems()) {
      items.add(problem.item().startsWith("/") ? problem.item() : "/" + problem.item());
    }
    return items;
  }

  /** Every file of the target is as in the source; gives those that are absent. */
  private static Set<String> assertRightOrAbsent(Path target) throws IOException {
    Set<String> missing = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path restored = Copies.below(target, file);
      if (Files.exists(restored, LinkOption.NOFOLLOW_LINKS)) {
        assertThat(Files.mismatch(file, restored)).as("first wrong byte of %s", file).isEqualTo(-1);
      } else {
        missing.add(file.toString());
      }
    }
    return missing;
  }

  private void assertHeals() throws IOException {
    assertHeals("healed");
  }

  /** The check has told the log; the next backup stores again what is lost, for all snapshots. */
  private void assertHeals(String hint) throws IOException {
    String third = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(second, hint);
    assertRestores(third, hint);
    assertThat(repository.check().findings()).as("%s: findings after healing", hint).isEmpty();
  }

  /**
   * Attributes have changed since, those of the folders above the source at least: records of an
   * older snapshot are not among those that a backup stores.
   */
  private void assertTheNextBackupIsWhole(String hint) throws IOException {
    String third = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(third, hint);
    assertThat(repository.check().findings())
        .as(hint)
        .allSatisfy(found -> assertThat(found.snapshots()).isSubsetOf(first, second));
  }

  private void assertRestores(String snapshot, String hint) throws IOException {
    Path target = Files.createTempDirectory(scratch, "healed");
    assertThat(repository.restore(snapshot, target).problems()).as(hint).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), hint);
  }
}
