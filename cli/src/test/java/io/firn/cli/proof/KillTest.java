package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.proof.KillProof.End;
import io.firn.testkit.storage.Verb;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills at random moments, and at three that matter most. */
class KillTest extends KillingTest {

  @Test
  void survivesAKillBeforeAnIndexPieceAfterTheCommitAndAmongCheckpoints() throws Exception {
    kills().at(new KilledBackup.Point(Verb.PUT, "index/", 2, false, false));
    kills().at(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false));
    kills().at(new KilledBackup.Point(Verb.PUT, "gc/", 2, true, true));
  }

  @Test
  void survivesKillsAtRandomMoments() throws Exception {
    kills().atRandom(2, 3);
  }

  @Tag("long")
  @Test
  void survivesFiftyKillsAtRandomMoments() throws Exception {
    Map<End, Integer> ends = kills().atRandom(50, 4);
    assertThat(ends.getOrDefault(End.KILLED_BEFORE_COMMIT, 0))
        .as("kills that hit a backup in work, of %s", ends)
        .isGreaterThanOrEqualTo(40);
  }
}
