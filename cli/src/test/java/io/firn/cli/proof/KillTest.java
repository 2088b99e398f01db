package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.firn.cli.proof.KillProof.End;
import io.firn.testkit.storage.Verb;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
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

  @BeforeAll
  static void makeOneSnapshot() throws Exception {
    proof = new KillProof(folder);
  }

  @AfterAll
  static void everySnapshotRestores() throws IOException {
    try (KillProof survived = proof) {
      survived.assertAllRestore("after all kills");
    }
  }

  @Test
  void survivesAKillBeforeAnIndexPieceAfterTheCommitAndAmongCheckpoints() throws Exception {
    killAt(new KilledBackup.Point(Verb.PUT, "index/", 2, false, false));
    killAt(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false));
    killAt(new KilledBackup.Point(Verb.PUT, "gc/", 2, true, true));
  }

  /** Which kinds there are is what a whole run says; {@code info} is sent where listings lag. */
  @Tag("long")
  @TestFactory
  Stream<DynamicTest> survivesAKillAtEveryKindOfStorageCall() throws Exception {
    List<KilledBackup.Point> points = new ArrayList<>();
    for (boolean checkpoints : new boolean[] {false, true}) {
      points.addAll(points(wholeRun(checkpoints), checkpoints));
    }
    return points.stream().map(point -> dynamicTest(point.toString(), () -> killAt(point)));
  }

  @Test
  void survivesKillsAtRandomMoments() throws Exception {
    killAtRandom(2, 3);
  }

  @Tag("long")
  @Test
  void survivesFiftyKillsAtRandomMoments() throws Exception {
    Map<End, Integer> ends = killAtRandom(50, 4);
    assertThat(ends.getOrDefault(End.KILLED_BEFORE_COMMIT, 0))
        .as("kills that hit a backup in work, of %s", ends)
        .isGreaterThanOrEqualTo(40);
  }

  /** A run that nobody killed: what it asked of the storage, in order, and how long it took. */
  private record WholeRun(List<String> calls, long nanos) {}

  private WholeRun wholeRun(boolean checkpoints) throws Exception {
    List<String> calls = new ArrayList<>();
    long[] nanos = new long[2];
    proof.runToTheEnd(
        (folder, source) -> {
          Process child = KilledBackup.start(folder, source, checkpoints);
          try (BufferedReader told = child.inputReader()) {
            assertThat(told.readLine()).isEqualTo(KilledBackup.BEGUN);
            nanos[0] = System.nanoTime();
            for (String line = told.readLine(); line != null; line = told.readLine()) {
              calls.add(line.substring(KilledBackup.ANSWERED.length()));
              nanos[1] = System.nanoTime();
            }
          }
          return child.waitFor();
        });
    return new WholeRun(calls, nanos[1] - nanos[0]);
  }

  /** Before and after the first, a middle and a late call of each kind. */
  private static List<KilledBackup.Point> points(WholeRun run, boolean checkpoints) {
    Map<String, Integer> kinds = new TreeMap<>();
    run.calls().forEach(call -> kinds.merge(call, 1, Integer::sum));
    List<KilledBackup.Point> points = new ArrayList<>();
    kinds.forEach(
        (kind, calls) -> {
          Verb verb = Verb.valueOf(kind.substring(0, kind.indexOf(' ')));
          String prefix = kind.substring(kind.indexOf(' ') + 1);
          // A later run makes a few calls less or more, as its segments fill up otherwise.
          for (int number :
              new TreeSet<>(List.of(1, (calls + 1) / 2, Math.max(1, calls * 3 / 4)))) {
            points.add(new KilledBackup.Point(verb, prefix, number, false, checkpoints));
            points.add(new KilledBackup.Point(verb, prefix, number, true, checkpoints));
          }
        });
    return points;
  }

  private void killAt(KilledBackup.Point point) throws Exception {
    End end =
        proof.prove(
            point.toString(),
            new Random(point.toString().hashCode()),
            (folder, source) -> KilledBackup.start(folder, source, point).waitFor());
    assertThat(end).as("end at %s", point).isNotEqualTo(End.BY_ITSELF);
  }

  /** Between the beginning of the work and its expected end, a whole run says when that is. */
  private Map<End, Integer> killAtRandom(int times, long seed) throws Exception {
    WholeRun run = wholeRun(false);
    long gapMicros = 1 + run.nanos() / run.calls().size() / 1000;
    Random random = new Random(seed);
    Map<End, Integer> ends = new EnumMap<>(End.class);
    for (int i = 1; i <= times; i++) {
      int calls = random.nextInt(run.calls().size());
      long micros = random.nextLong(gapMicros);
      String hint = "seed %d, kill %d, %d us after call %d".formatted(seed, i, micros, calls);
      End end = proof.prove(hint, random, (folder, source) -> kill(folder, source, calls, micros));
      ends.merge(end, 1, Integer::sum);
    }
    return ends;
  }

  private static int kill(Path folder, Path source, int calls, long micros)
      throws IOException, InterruptedException {
    Process child = KilledBackup.start(folder, source, false);
    try (BufferedReader told = child.inputReader()) {
      for (int i = 0; i <= calls && told.readLine() != null; i++) {
        // The first line says that the work begins, each further one is an answered call.
      }
      if (!child.waitFor(micros, TimeUnit.MICROSECONDS)) {
        child.destroyForcibly();
      }
    }
    return child.waitFor();
  }
}
