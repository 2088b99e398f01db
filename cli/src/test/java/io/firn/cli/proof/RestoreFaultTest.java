package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.restore.RestoreReport;
import io.firn.core.storage.RetryListener;
import io.firn.core.storage.RetryPolicy;
import io.firn.core.storage.RetryingStorage;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.RandomTree;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random trees come back from a storage that fails or lies, into empty places and over older trees:
 * whole, or in part with each missing file named, or not at all with the typed error. No name ever
 * leads to a file that is neither the old nor the new one, and without faults the next restore
 * makes it exact. Every scripted fault has been met.
 */
class RestoreFaultTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));

  @TempDir private Path folder;

  /** How a restore may end. */
  private enum End {
    WHOLE,
    NAMED,
    REFUSED
  }

  /**
   * A script.
   *
   * @param end what it must come to
   */
  private record Script(Call call, Fault fault, End end) {}

  /**
   * The scripts for a restore that opens segments so many times when nothing fails.
   *
   * @param opens at least 2, so that there is one to fail after the first
   */
  private static List<Script> scripts(Random random, int opens) {
    int early = 1 + random.nextInt(Math.min(3, opens - 1));
    Call segment = Call.nth(Verb.OPEN, early).below("segments/");
    Call fromThen = Call.from(Verb.OPEN, early + 1).below("segments/");
    Call some = new Call(Verb.OPEN, "segments/", 0, early, early + 2, 1);
    return List.of(
        new Script(segment, Fault.transientError(), End.WHOLE),
        new Script(segment, Fault.answerLost(), End.WHOLE),
        new Script(segment, Fault.brokenBody(random.nextInt(200)), End.WHOLE),
        new Script(Call.nth(Verb.OPEN, 1).below("index/"), Fault.transientError(), End.WHOLE),
        new Script(Call.page(1).below("index/"), Fault.transientError(), End.WHOLE),
        new Script(Call.nth(Verb.OPEN, 1).below("gc/"), Fault.transientError(), End.WHOLE),
        new Script(some, Fault.flippedBit(), End.NAMED),
        new Script(fromThen, Fault.transientError(), End.REFUSED),
        new Script(fromThen, Fault.permanentError(), End.REFUSED),
        new Script(fromThen, Fault.brokenBody(0), End.REFUSED),
        new Script(Call.every(Verb.OPEN).below("index/"), Fault.flippedBit(), End.REFUSED),
        new Script(Call.every(Verb.OPEN).below("snapshots/"), Fault.flippedBit(), End.REFUSED),
        new Script(Call.every(Verb.LIST).below("index/"), Fault.permanentError(), End.REFUSED));
  }

  static LongStream manySeeds() {
    return LongStream.range(2000, 2008);
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void randomTreesUnderFaults(long seed) throws Exception {
    prove(seed);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void manyRandomTreesUnderFaults(long seed) throws Exception {
    prove(seed);
  }

  private void prove(long seed) throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    RandomTree tree = new RandomTree(source, seed, 60_000);
    tree.grow(60);
    Path older = Copies.of(source, folder.resolve("older"));
    tree.mutate(40);
    // Unlocked once: a key slot costs more than a restore of this size.
    try (FaultyStorage faulty = new FaultyStorage(new InMemoryStorage(), seed);
        ProofRepository repository =
            ProofRepository.create(
                new RetryingStorage(faulty, POLICY, RetryListener.NONE),
                ChunkingParameters.around(2048),
                Optional.empty())) {
      String snapshot =
          repository.backup(source, ProofRepository.settings(32 << 10)).snapshot().orElseThrow();
      Random random = new Random(seed);
      for (boolean over : new boolean[] {false, true}) {
        Proof proof = new Proof(faulty, repository, snapshot, source, over ? older : null);
        String place = "seed %d, over an older tree %s".formatted(seed, over);
        for (Script script : scripts(random, proof.opens(place))) {
          proof.of(script, place + ", " + script);
        }
      }
    }
  }

  /** One snapshot, restored again and again to the same place. */
  private final class Proof {

    private final FaultyStorage faulty;
    private final ProofRepository repository;
    private final String snapshot;
    private final Path source;
    private final Path older;
    private final Path target = folder.resolve("target");
    private final Path restored;

    /**
     * @param older what stands at the target before; null for nothing
     */
    Proof(
        FaultyStorage faulty,
        ProofRepository repository,
        String snapshot,
        Path source,
        Path older) {
      this.faulty = faulty;
      this.repository = repository;
      this.snapshot = snapshot;
      this.source = source;
      this.older = older;
      this.restored = Copies.below(target, source);
    }

    /** How often a restore opens segments when nothing fails. */
    int opens(String hint) throws Exception {
      prepare();
      Call every = Call.every(Verb.OPEN).below("segments/");
      faulty.script(every, Fault.before(() -> {}));
      repository.restore(snapshot, target);
      int opens = faulty.exercised(every);
      faulty.forgetScript();
      Copies.remove(target);
      assertThat(opens).as("%s: opens of segments to fail", hint).isGreaterThanOrEqualTo(2);
      return opens;
    }

    void of(Script script, String hint) throws Exception {
      prepare();
      faulty.script(script.call(), script.fault());
      restoreUnderFaults(script.end(), hint);
      faulty.assertAllExercised();
      faulty.forgetScript();
      assertOldOrNew(source, older == null ? folder.resolve("none") : older, restored, hint);
      if (older != null) {
        // What the snapshot does not have is in the way of a comparison.
        Copies.remove(restored);
      }
      assertThat(repository.restore(snapshot, target).problems()).as(hint).isEmpty();
      TreeComparison.assertSame(source, restored, hint);
      Copies.remove(target);
    }

    private void prepare() throws Exception {
      Files.createDirectory(target);
      if (older != null) {
        Files.createDirectories(restored.getParent());
        Copies.of(older, restored);
      }
    }

    private void restoreUnderFaults(End end, String hint) throws IOException {
      try {
        RestoreReport report = repository.restore(snapshot, target);
        assertThat(end).as("%s: %s", hint, report.problems()).isNotEqualTo(End.REFUSED);
        if (end == End.WHOLE) {
          // Where a directory became a file, those files are in the way, as they should be.
          assertThat(report.problems())
              .as(hint)
              .allSatisfy(
                  problem ->
                      assertThat(problem.reason())
                          .containsAnyOf("a directory with files in it", "a further name of"));
        } else {
          assertThat(report.problems()).as(hint).allMatch(p -> p.severity() == Severity.ERROR);
        }
      } catch (StorageException | RepositoryException e) {
        assertThat(end).as("%s: %s", hint, e).isNotEqualTo(End.WHOLE);
      }
    }
  }

  private static void assertOldOrNew(Path source, Path older, Path restored, String hint)
      throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(source)) {
      all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).forEach(files::add);
    }
    for (Path file : files) {
      Path there = restored.resolve(source.relativize(file));
      Path before = older.resolve(source.relativize(file));
      if (Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
          && Files.mismatch(file, there) >= 0) {
        assertThat(before).as("%s: %s is neither", hint, there).isRegularFile();
        assertThat(Files.mismatch(before, there)).as("%s: %s", hint, there).isEqualTo(-1);
      }
    }
  }
}
