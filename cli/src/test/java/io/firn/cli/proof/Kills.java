package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.proof.KillProof.End;
import io.firn.testkit.storage.Verb;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Kills backups of one repository, at chosen points and at random ones. */
record Kills(KillProof proof) {

  /** A run that nobody killed: what it asked of the storage, in order, and how long it took. */
  private record WholeRun(List<String> calls, long nanos) {}

  private WholeRun wholeRun(boolean checkpoints) throws Exception {
    List<String> calls = new ArrayList<>();
    long[] nanos = new long[2];
    proof.runToTheEnd(
        run -> {
          Process child = KilledBackup.start(run, checkpoints);
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

  /**
   * Points in everything that a run does, without and with checkpoints; {@code info} is sent where
   * listings lag.
   */
  List<KilledBackup.Point> ofEveryKind() throws Exception {
    List<KilledBackup.Point> points = new ArrayList<>();
    for (boolean checkpoints : new boolean[] {false, true}) {
      points.addAll(points(wholeRun(checkpoints), checkpoints));
    }
    return points;
  }

  /** Before and after the first and a late call of each kind; random kills have the rest. */
  private static List<KilledBackup.Point> points(WholeRun run, boolean checkpoints) {
    Map<String, Integer> kinds = new TreeMap<>();
    run.calls().forEach(call -> kinds.merge(call, 1, Integer::sum));
    List<KilledBackup.Point> points = new ArrayList<>();
    kinds.forEach(
        (kind, calls) -> {
          Verb verb = Verb.valueOf(kind.substring(0, kind.indexOf(' ')));
          String prefix = kind.substring(kind.indexOf(' ') + 1);
          // A later run makes a few calls less or more, as its segments fill up otherwise.
          for (int number : new TreeSet<>(List.of(1, Math.max(1, calls * 3 / 4)))) {
            points.add(new KilledBackup.Point(verb, prefix, number, false, checkpoints));
            points.add(new KilledBackup.Point(verb, prefix, number, true, checkpoints));
          }
        });
    return points;
  }

  void at(KilledBackup.Point point) throws Exception {
    End end =
        proof.prove(
            point.toString(),
            new Random(point.toString().hashCode()),
            run -> KilledBackup.start(run, point).waitFor());
    assertThat(end).as("end at %s", point).isNotEqualTo(End.BY_ITSELF);
  }

  /** Between the beginning of the work and its expected end, a whole run says when that is. */
  Map<End, Integer> atRandom(int times, long seed) throws Exception {
    WholeRun whole = wholeRun(false);
    long gapMicros = 1 + whole.nanos() / whole.calls().size() / 1000;
    Random random = new Random(seed);
    Map<End, Integer> ends = new EnumMap<>(End.class);
    for (int i = 1; i <= times; i++) {
      int calls = random.nextInt(whole.calls().size());
      long micros = random.nextLong(gapMicros);
      String hint = "seed %d, kill %d, %d us after call %d".formatted(seed, i, micros, calls);
      End end = proof.prove(hint, random, run -> kill(run, calls, micros));
      ends.merge(end, 1, Integer::sum);
    }
    return ends;
  }

  private static int kill(KilledBackup.Run run, int calls, long micros)
      throws IOException, InterruptedException {
    Process child = KilledBackup.start(run, false);
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
