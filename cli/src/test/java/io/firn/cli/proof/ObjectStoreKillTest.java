package io.firn.cli.proof;

import io.firn.testkit.storage.Verb;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link KillTest}, on object stores. */
class ObjectStoreKillTest {

  @TempDir private Path folder;

  /** What is done to a repository. */
  @FunctionalInterface
  private interface Killing {
    void with(Kills kills) throws Exception;
  }

  @Test
  void survivesAKillBeforeAnIndexPiece() throws Exception {
    kill(
        ObjectStore.SMALL_SWIFT,
        kills -> kills.at(new KilledBackup.Point(Verb.PUT, "index/", 2, false, false)));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(names = {"SMALL_SWIFT", "SMALL_S3"})
  void survivesKillsAtRandomMomentsAndAtTheCommit(ObjectStore store) throws Exception {
    kill(
        store,
        kills -> {
          kills.atRandom(2, 7);
          kills.at(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false));
          kills.at(new KilledBackup.Point(Verb.PUT, "gc/", 2, true, true));
        });
  }

  @Tag("real-servers")
  @Test
  void survivesAKillAtARandomMomentOnSwift() throws Exception {
    kill(ObjectStore.SWIFT, kills -> kills.atRandom(1, 8));
  }

  @Tag("real-servers")
  @Test
  void survivesAKillAtTheCommitOnSwiftsS3() throws Exception {
    kill(
        ObjectStore.SWIFT_BY_S3,
        kills -> kills.at(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false)));
  }

  private void kill(ObjectStore store, Killing killing) throws Exception {
    Ground ground = store.fresh();
    try (KillProof proof = new KillProof(folder, ground)) {
      killing.with(new Kills(proof));
      proof.assertAllRestore("after all kills");
    } finally {
      store.remove(ground);
    }
  }
}
