package io.firn.cli.proof;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that is killed harms nothing: check finds nothing, old snapshots restore, and the next
 * backup finishes without uploading again what was flushed.
 *
 * <p>Two classes have the kills, as each takes minutes and classes run at the same time.
 */
abstract class KillingTest {

  @TempDir private static Path folder;

  /** One for all tests of a class, in any order: a repository survives many kills. */
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

  static Kills kills() {
    return kills;
  }
}
