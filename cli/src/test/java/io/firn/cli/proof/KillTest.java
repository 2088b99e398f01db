package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Storage;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.format.Lane;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backup that is killed harms nothing: check finds nothing, old snapshots restore, and the next
 * backup finishes without uploading again what was flushed.
 */
class KillTest {

  /** Bytes of new content for each killed backup: some 24 segments, six index pieces. */
  private static final int NEW_BYTES = 24 * KilledBackup.SEGMENT;

  /**
   * What a backup uploads besides segments: index pieces of some 50 bytes a chunk and one snapshot;
   * and what it lays out anew in other segments: headers, tables and a tree's records.
   */
  private static final int METADATA_SLACK = 64 << 10;

  private static final BackupSettings SETTINGS = ProofRepository.settings(KilledBackup.SEGMENT);

  @TempDir private Path folder;
  private Path source;
  private Storage storage;
  private ProofRepository repository;
  private String old;
  private Path oldCopy;
  private int generation;

  @BeforeEach
  void makeOneSnapshot() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    storage = ProofRepository.folder(folder.resolve("container"));
    repository =
        ProofRepository.create(
            storage, ChunkingParameters.around(8 << 10), Optional.of(folder.resolve("cache")));
    addContent(new Random(0), 6 * KilledBackup.SEGMENT);
    keep(repository.backup(source, SETTINGS));
  }

  @AfterEach
  void closeAll() throws IOException {
    repository.close();
    storage.close();
  }

  static Stream<KilledBackup.Point> somePoints() {
    return Stream.of(
        new KilledBackup.Point(Verb.PUT, "segments/", 9, true, false),
        new KilledBackup.Point(Verb.PUT, "index/", 2, false, false),
        new KilledBackup.Point(Verb.PUT, "snapshots/", 1, true, false),
        new KilledBackup.Point(Verb.PUT, "gc/", 1, true, true));
  }

  /** All verbs that a backup sends ({@code info} is only sent where a listing lags). */
  static Stream<KilledBackup.Point> allPoints() {
    List<KilledBackup.Point> points = new ArrayList<>();
    for (boolean after : new boolean[] {false, true}) {
      for (int number : new int[] {1, 2, 5, 12, 20}) {
        points.add(new KilledBackup.Point(Verb.PUT, "segments/", number, after, false));
      }
      for (int number : new int[] {1, 2, 4}) {
        points.add(new KilledBackup.Point(Verb.PUT, "index/", number, after, false));
        points.add(new KilledBackup.Point(Verb.OPEN, "", number, after, false));
        points.add(new KilledBackup.Point(Verb.PUT, "snapshots/", number, after, true));
      }
      for (int number : new int[] {1, 2}) {
        points.add(new KilledBackup.Point(Verb.PUT, "gc/", number, after, true));
        points.add(new KilledBackup.Point(Verb.DELETE, "snapshots/", number, after, true));
        points.add(new KilledBackup.Point(Verb.LIST, "", number, after, false));
        points.add(new KilledBackup.Point(Verb.NOW, "", number, after, false));
      }
      points.add(new KilledBackup.Point(Verb.PUT, "snapshots/", 1, after, false));
    }
    return points.stream();
  }

  @ParameterizedTest
  @MethodSource("somePoints")
  void survivesAKillAtAPoint(KilledBackup.Point point) throws Exception {
    prove(point.toString(), new Random(1), () -> killAt(point));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("allPoints")
  void survivesAKillAtEveryKindOfStorageCall(KilledBackup.Point point) throws Exception {
    prove(point.toString(), new Random(2), () -> killAt(point));
  }

  @Test
  void survivesKillsAtRandomMoments() throws Exception {
    killAtRandom(3, 3);
  }

  @Tag("long")
  @Test
  void survivesFiftyKillsAtRandomMoments() throws Exception {
    killAtRandom(50, 4);
  }

  private void killAtRandom(int times, long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      // A run of this size makes some 45 calls; a few kills may come too late, and harm as little.
      int calls = random.nextInt(45);
      long micros = random.nextInt(20_000);
      prove(
          "seed %d, kill %d, %d us after call %d".formatted(seed, i, micros, calls),
          random,
          () -> killAfter(calls, micros));
    }
  }

  @FunctionalInterface
  private interface Kill {
    void run() throws IOException, InterruptedException;
  }

  private void killAt(KilledBackup.Point point) throws IOException, InterruptedException {
    Process child = KilledBackup.start(folder, source, point);
    assertThat(child.waitFor()).as("the kill point was met").isEqualTo(KilledBackup.HALTED);
  }

  private void killAfter(int calls, long micros) throws IOException, InterruptedException {
    Process child = KilledBackup.start(folder, source);
    try (BufferedReader told = child.inputReader()) {
      for (int i = 0; i <= calls && told.readLine() != null; i++) {
        // Each line is one answered call.
      }
      child.waitFor(micros, TimeUnit.MICROSECONDS);
      child.destroyForcibly();
    }
    child.waitFor();
  }

  private void prove(String hint, Random random, Kill kill) throws Exception {
    CheckReport before = repository.check();
    addContent(random, NEW_BYTES);
    long total = repository.dryRun(source, SETTINGS).bytesAddedStored();

    kill.run();

    CheckReport after = repository.check();
    assertThat(after.findings()).as(hint).isEmpty();
    assertRestores(old, oldCopy, hint);

    long flushed = after.bytes() - before.bytes();
    long least = Math.max(0, total - flushed);
    long bound = least + (long) Lane.values().length * KilledBackup.SEGMENT + METADATA_SLACK;
    long sent = repository.bytesUp();
    BackupReport next = repository.backup(source, SETTINGS);
    sent = repository.bytesUp() - sent;
    assertThat(sent)
        .as("%s: bytes sent again, of %d with %d flushed", hint, total, flushed)
        .isLessThanOrEqualTo(bound);
    assertThat(next.problems()).as(hint).isEmpty();
    keep(next);
    assertRestores(old, oldCopy, hint);
    assertThat(repository.check().findings()).as(hint).isEmpty();
  }

  private void addContent(Random random, int bytes) throws IOException {
    Path added = Files.createDirectory(source.resolve("added" + generation));
    for (int i = 0; i < 6; i++) {
      byte[] content = new byte[bytes / 6];
      random.nextBytes(content);
      Files.write(added.resolve("file" + i), content);
    }
  }

  private void keep(BackupReport report) throws Exception {
    old = report.snapshot().orElseThrow();
    if (oldCopy != null) {
      Copies.remove(oldCopy);
    }
    oldCopy = Copies.of(source, folder.resolve("copy" + generation));
    generation++;
  }

  private void assertRestores(String snapshot, Path expected, String hint) throws IOException {
    Path target = folder.resolve("restored");
    assertThat(repository.restore(snapshot, target).problems()).as(hint).isEmpty();
    TreeComparison.assertSame(expected, Copies.below(target, source), hint);
    Copies.remove(target);
  }
}
