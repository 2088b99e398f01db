package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.check.Finding;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.progress.Problem;
import io.firn.core.restore.RestoreReport;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A repository with two snapshots that gets damaged, and what must hold for each kind of object.
 */
final class DamageProof implements AutoCloseable {

  static final BackupSettings SETTINGS = ProofRepository.settings(32 << 10);

  final Path source;
  final StoredObjects objects;
  final ProofRepository repository;
  final String first;
  final String second;
  private final Path folder;
  private final Storage storage;
  private final Map<String, byte[]> pristine;

  /**
   * Makes the two snapshots.
   *
   * @param folder empty, for everything but the repository
   */
  DamageProof(Path folder, Ground ground) throws Exception {
    this.folder = folder;
    source = Files.createDirectories(folder.resolve("source/sub")).getParent();
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      byte[] content = new byte[6000 + random.nextInt(12_000)];
      random.nextBytes(content);
      Files.write(source.resolve((i % 2 == 0 ? "" : "sub/") + "file" + i), content);
    }
    storage = ground.open();
    objects = new StoredObjects(storage);
    repository = ProofRepository.create(storage, ChunkingParameters.around(4096), Optional.empty());
    first = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    Files.writeString(source.resolve("later"), "only in the second snapshot");
    second = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    pristine = objects.all();
  }

  /** Makes all objects as they were. */
  void undo() throws IOException {
    objects.restore(pristine);
  }

  /** A new place to restore to. */
  Path scratch() throws IOException {
    return Files.createTempDirectory(folder, "restored");
  }

  /** What must hold for its kind of object. */
  void of(Tampering tampering) throws Exception {
    switch (tampering) {
      case HEADER_FLIPPED, HEADER_CUT, KEY_SLOT_FLIPPED, KEY_SLOT_CUT ->
          ofHeaderOrKeySlot(tampering);
      case SEGMENT_HEADER_FLIPPED,
          SEGMENT_SALT_FLIPPED,
          SEGMENT_BLOCK_FLIPPED,
          SEGMENT_TABLE_FLIPPED,
          SEGMENT_FOOTER_FLIPPED,
          SEGMENT_CUT ->
          ofSegment(tampering);
      case INDEX_FLIPPED, INDEX_CUT -> ofIndexPiece(tampering);
      case SNAPSHOT_FLIPPED, SNAPSHOT_CUT -> ofSnapshot(tampering);
    }
  }

  /** It is named, kept out of the target, and healed. */
  private void ofSegment(Tampering tampering) throws Exception {
    String object = tampering.apply(objects);

    Finding finding = findingOf(object, repository.check());
    assertThat(finding.problem()).isNotBlank();

    Path target = scratch();
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

  /** It is named, and hides no other. */
  private void ofSnapshot(Tampering tampering) throws Exception {
    String object = tampering.apply(objects);
    String hit = object.substring("snapshots/".length());
    String other = hit.equals(first) ? second : first;

    assertThat(findingOf(object, repository.check()).snapshots()).containsExactly(hit);
    assertThatThrownBy(() -> repository.restore(hit, scratch()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
    Path target = scratch();
    assertThat(repository.restore(other, target).problems()).isEmpty();
    assertRightOrAbsent(target);
  }

  /** It is named, and nothing is built on it. */
  private void ofIndexPiece(Tampering tampering) throws Exception {
    String object = tampering.apply(objects);

    CheckReport report = repository.check();
    findingOf(object, report);
    assertThat(report.findings().stream().flatMap(found -> found.files().stream()))
        .as("files that need what the piece named")
        .isNotEmpty();
    assertThatThrownBy(() -> repository.restore(second, scratch()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
    assertThatThrownBy(() -> repository.backup(source, SETTINGS))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(object);
  }

  /** It opens nothing. */
  private void ofHeaderOrKeySlot(Tampering tampering) throws Exception {
    String object = tampering.apply(objects);
    assertThatThrownBy(() -> ProofRepository.open(storage, Optional.empty()).close())
        .isInstanceOf(RepositoryException.class)
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).hasMessageContaining(object),
            // A bit of the sealed key itself looks like a wrong password, and cannot be told apart.
            thrown -> assertThat(thrown).isInstanceOf(RepositoryException.WrongPassword.class));
  }

  static Finding findingOf(String object, CheckReport report) {
    return report.findings().stream()
        .filter(found -> found.object().equals(object))
        .findFirst()
        .orElseThrow(() -> new AssertionError(object + " is not named by " + report.findings()));
  }

  static Set<String> named(RestoreReport report) {
    Set<String> items = new TreeSet<>();
    for (Problem problem : report.problems()) {
      items.add(problem.item().startsWith("/") ? problem.item() : "/" + problem.item());
    }
    return items;
  }

  /** Every file of the target is as in the source; gives those that are absent. */
  Set<String> assertRightOrAbsent(Path target) throws IOException {
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

  void assertHeals() throws IOException {
    assertHeals("healed");
  }

  /** The check has told the log; the next backup stores again what is lost, for all snapshots. */
  void assertHeals(String hint) throws IOException {
    String third = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(second, hint);
    assertRestores(third, hint);
    assertThat(repository.check().findings()).as("%s: findings after healing", hint).isEmpty();
  }

  /**
   * Attributes have changed since, those of the folders above the source at least: records of an
   * older snapshot are not among those that a backup stores.
   */
  void assertTheNextBackupIsWhole(String hint) throws IOException {
    String third = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(third, hint);
    assertThat(repository.check().findings())
        .as(hint)
        .allSatisfy(found -> assertThat(found.snapshots()).isSubsetOf(first, second));
  }

  void assertRestores(String snapshot, String hint) throws IOException {
    Path target = scratch();
    assertThat(repository.restore(snapshot, target).problems()).as(hint).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), hint);
  }

  @Override
  public void close() throws IOException {
    try (storage) {
      repository.close();
    }
  }
}
