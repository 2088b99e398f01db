package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Storage;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.testkit.tree.TreeComparison;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/**
 * A restore that is killed leaves, under the names of the snapshot, only files that are finished or
 * were there before; the next one finishes the work and leaves nothing beside it.
 */
class KilledRestoreTest {

  /** Longer than a whole restore of this size takes: some kills come too late. */
  private static final int LONGEST_MILLIS = 400;

  @TempDir private Path folder;
  private Path source;
  private Path old;
  private Path target;
  private Storage storage;
  private ProofRepository repository;
  private String snapshot;

  @BeforeEach
  void backUp() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    target = folder.resolve("target");
    storage = Ground.folder(folder.resolve("container")).open();
    repository =
        ProofRepository.create(
            storage, ChunkingParameters.around(16 << 10), Optional.of(folder.resolve("cache")));
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      Path file = source.resolve("d" + i % 7).resolve("file" + i);
      Files.createDirectories(file.getParent());
      byte[] content = new byte[i % 10 == 0 ? 300_000 : random.nextInt(5_000)];
      random.nextBytes(content);
      Files.write(file, content);
    }
    old = Copies.of(source, folder.resolve("old"));
    for (int i = 0; i < 400; i += 3) {
      change(source.resolve("d" + i % 7).resolve("file" + i), random);
    }
    snapshot = repository.backup(source, ProofRepository.settings(256 << 10)).snapshot().get();
  }

  /** A few bytes in the middle, so that some ranges of large files can be kept. */
  private static void change(Path file, Random random) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (content.length > 0) {
      content[content.length / 2] ^= 1;
    }
    Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    if (random.nextBoolean()) {
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    }
  }

  @AfterEach
  void closeAll() throws IOException {
    repository.close();
    storage.close();
  }

  @Test
  void survivesKillsAtRandomMoments() throws Exception {
    kill(4, 3);
  }

  @Tag("long")
  @Test
  void survivesTenKillsAtRandomMoments() throws Exception {
    kill(10, 4);
  }

  private void kill(int times, long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      boolean over = random.nextBoolean();
      int millis = random.nextInt(LONGEST_MILLIS);
      String hint = "seed %d, kill %d after %d ms, over old %s".formatted(seed, i, millis, over);
      if (over) {
        Files.createDirectories(Copies.below(target, source).getParent());
        Copies.of(old, Copies.below(target, source));
      }
      killAfter(millis);
      assertNothingHalfDone(over, hint);
      assertThat(repository.restore(snapshot, target).problems()).as(hint).isEmpty();
      TreeComparison.assertSame(source, Copies.below(target, source), hint);
      Copies.remove(target);
    }
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    Process child = KilledRestore.start(folder, snapshot, target);
    try (BufferedReader told = child.inputReader()) {
      assertThat(told.readLine()).isEqualTo(KilledRestore.BEGINS);
      child.waitFor(millis, TimeUnit.MILLISECONDS);
      child.destroyForcibly();
    }
    child.waitFor();
  }

  private void assertNothingHalfDone(boolean over, String hint) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path restored = Copies.below(target, file);
      if (!Files.exists(restored, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      Path before = old.resolve(source.relativize(file));
      boolean untouched = over && Files.mismatch(before, restored) == -1;
      if (!untouched) {
        assertThat(Files.mismatch(file, restored)).as("%s: %s", hint, restored).isEqualTo(-1);
        assertThat(Files.getLastModifiedTime(restored))
            .as("%s: time of %s", hint, restored)
            .isEqualTo(Files.getLastModifiedTime(file));
      }
    }
  }
}
