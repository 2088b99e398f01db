package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.RepositoryException;
import io.firn.core.check.CheckReport;
import io.firn.core.format.SegmentHeader;
import io.firn.core.repair.ManifestRepairReport;
import io.firn.core.repair.RepairReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

  @TempDir private static Path folder;
  private static DamageProof proof;

  @BeforeAll
  static void makeTwoSnapshots() throws Exception {
    proof = new DamageProof(folder, Ground.folder(folder.resolve("container")));
  }

  @AfterAll
  static void closeAll() throws IOException {
    proof.close();
  }

  @BeforeEach
  void undoTheDamage() throws Exception {
    proof.undo();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "SEGMENT_.*")
  void aDamagedSegmentIsNamedKeptOutOfTheTargetAndHealed(Tampering tampering) throws Exception {
    proof.of(tampering);
  }

  @Test
  void aBitInABlockHitsFiles() throws Exception {
    String object = Tampering.SEGMENT_BLOCK_FLIPPED.apply(proof.objects);
    assertThat(DamageProof.findingOf(object, proof.repository.check()).files()).isNotEmpty();
    Path target = proof.scratch();
    proof.repository.restore(proof.second, target);
    assertThat(proof.assertRightOrAbsent(target)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "SNAPSHOT_.*")
  void aDamagedSnapshotIsNamedAndHidesNoOther(Tampering tampering) throws Exception {
    proof.of(tampering);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "INDEX_.*")
  void aDamagedIndexPieceIsNamedAndNothingIsBuiltOnIt(Tampering tampering) throws Exception {
    proof.of(tampering);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "(HEADER|KEY_SLOT)_.*")
  void aDamagedHeaderOrKeySlotOpensNothing(Tampering tampering) throws Exception {
    proof.of(tampering);
  }

  @Tag("long")
  @Test
  void aBitAnywhereInAnySegmentNeverReachesATarget() throws Exception {
    Set<String> manifests = new HashSet<>(manifests(proof.first));
    manifests.addAll(manifests(proof.second));
    long seed = 11;
    Random random = new Random(seed);
    for (String segment : segments()) {
      for (int i = 0; i < 5; i++) {
        proof.undo();
        int at = random.nextInt(proof.objects.read(segment).length);
        Tampering.flip(proof.objects, segment, at);
        String hint = "seed %d, %s at %d".formatted(seed, segment, at);
        CheckReport check = proof.repository.check();
        assertThat(check.isClean()).as(hint).isFalse();
        Path target = proof.scratch();
        try {
          Set<String> named = DamageProof.named(proof.repository.restore(proof.second, target));
          if (Files.exists(Copies.below(target, proof.source))) {
            assertThat(!named.isEmpty() || proof.assertRightOrAbsent(target).isEmpty())
                .as(hint)
                .isTrue();
          }
        } catch (RepositoryException e) {
          assertThat(e).as(hint).hasMessageContaining("segment");
        }
        if (manifests.contains(segment)) {
          proof.repository.repairManifests(false);
        }
        if (hitsRecords(check)) {
          proof.assertTheNextBackupIsWhole(hint);
        } else {
          proof.assertHeals(hint);
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
    Tampering.flip(proof.objects, manifests(proof.first).getFirst(), SegmentHeader.BYTES + 30);
    proof.repository.check();
    proof.repository.backup(proof.source, DamageProof.SETTINGS);
    assertThat(proof.repository.check().findings())
        .anySatisfy(found -> assertThat(found.snapshots()).containsExactly(proof.first));

    ManifestRepairReport wouldBe = proof.repository.repairManifests(true);
    assertThat(wouldBe.renewed())
        .extracting(RepairReport.Item::object)
        .containsExactly("snapshots/" + proof.first);
    assertThat(proof.repository.check().isClean()).as("clean after a dry run").isFalse();
    assertThat(proof.repository.repairManifests(false).renewed()).isEqualTo(wouldBe.renewed());
    assertThat(proof.repository.check().findings()).isEmpty();
    assertThat(proof.repository.repairManifests(false).renewed()).as("done again").isEmpty();
    assertThat(proof.repository.restore(proof.first, proof.scratch()).problems()).isEmpty();
  }

  /** Also when nobody checked before, so that the log does not know the segment to be bad. */
  @Test
  void aManifestIsNotTakenForStoredWhereItWasLost() throws Exception {
    Tampering.flip(proof.objects, manifests(proof.second).getFirst(), SegmentHeader.BYTES + 30);
    assertThat(proof.repository.repairManifests(false).renewed()).hasSize(1);
    assertThat(proof.repository.repairManifests(false).renewed()).as("done again").isEmpty();
  }

  /** A list that is too short would let a collector delete what it leaves out. */
  @Test
  void theManifestOfWhatCannotBeFollowedIsNotGuessed() throws Exception {
    for (String segment : segments()) {
      Tampering.flip(proof.objects, segment, SegmentHeader.BYTES + 30);
    }
    ManifestRepairReport report = proof.repository.repairManifests(false);
    assertThat(report.impossible())
        .extracting(RepairReport.Item::object)
        .containsExactlyInAnyOrder("snapshots/" + proof.first, "snapshots/" + proof.second);
    assertThat(report.renewed()).isEmpty();
    assertThat(proof.objects.names("gc/")).isEmpty();
  }

  private static List<String> segments() throws IOException {
    return proof.objects.names("segments/");
  }

  private static List<String> manifests(String snapshot) throws IOException {
    List<String> names = proof.repository.manifestSegments(snapshot);
    return segments().stream()
        .filter(segment -> names.contains(segment.substring(segment.lastIndexOf('/') + 1)))
        .toList();
  }
}
