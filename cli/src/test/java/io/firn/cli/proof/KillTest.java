package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.firn.cli.proof.KillProof.End;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that is killed harms nothing: check finds nothing, old snapshots restore, and the next
 * backup finishes without uploading again what was flushed.
 */
class KillTest {

  @TempDir private static Path folder;

  /** One for all tests, in any order: a repository survives many kills. */
  private static KillProof proof;

  private static Kills kills;

  @BeforeAll
  static void makeOneSnapshot() throws Exception {
    proof = new KillProof(folder, Ground.folder(folder.resolve("container")));
    kills = new Kills(proof);
  }

  @AfterAll
  static void everySnapshotRestores() throws IOException {
    try (KillProof survived = proof) {
      survived.assertAllRestore("after all kills");
    }
  }

  @Test
  void survivesAKillBeforeAnIndexPieceAfterTheCommitAndAmongCheckpoints() throws Exception {
    kills.at(new KilledBackup.Point(Verb.PUT, "index/", 2, false, false));
    kills.at(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false));
    kills.at(new KilledBackup.Point(Verb.PUT, "gc/", 2, true, true));
  }

  @Tag("long")
  @TestFactory
  Stream<DynamicTest> survivesAKillAtEveryKindOfStorageCall() throws Exception {
    return kills.ofEveryKind().stream()
        .map(point -> dynamicTest(point.toString(), () -> kills.at(point)));
  }

  @Test
  void survivesKillsAtRandomMoments() throws Exception {
    kills.atRandom(2, 3);
  }

  @Tag("long")
  @Test
  void survivesFiftyKillsAtRandomMoments() throws Exception {
    Map<End, Integer> ends = kills.atRandom(50, 4);
    assertThat(ends.getOrDefault(End.KILLED_BEFORE_COMMIT, 0))
        .as("kills that hit a backup in work, of %s", ends)
        .isGreaterThanOrEqualTo(40);
  }
}
