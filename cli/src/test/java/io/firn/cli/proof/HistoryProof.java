package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Storage;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupSettings;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.testkit.tree.RandomTree;
import io.firn.testkit.tree.TreeComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A tree that changes at random between backups, each of which must give it back as it was.
 *
 * @param folder empty, for everything but the repository
 */
record HistoryProof(Path folder, Ground ground) {

  /** Bytes of a segment besides the chunk: header, block header, table with one chunk, footer. */
  private static final int LEAST_SEGMENT = 256;

  /**
   * A history.
   *
   * @param entries of the tree before the first backup
   */
  void prove(long seed, int entries) throws Exception {
    Random random = new Random(seed);
    // Chunks of 4 bytes up to 8 KiB on average, and segments from the least that holds one of them
    // up to 128 KiB; small ones are as likely as large ones.
    int average = 1 << (2 + random.nextInt(12));
    int segment = 4 * average + LEAST_SEGMENT + (1 << random.nextInt(17)) - 1;
    // Some hundred segments in all, of which a chunk takes some 40 bytes besides its own.
    int content = (int) ((long) segment * average / (average + 40));
    int largestFile = Math.min(20_000, 10 * content);
    String hint =
        "%s, seed %d, chunks of %d, segments of %d".formatted(ground, seed, average, segment);
    Path source = Files.createDirectory(folder.resolve("source"));
    RandomTree tree = new RandomTree(source, seed, largestFile);
    tree.grow(entries);
    BackupSettings settings = ProofRepository.settings(segment);
    Optional<Path> cache =
        random.nextBoolean() ? Optional.of(folder.resolve("cache")) : Optional.empty();
    try (Storage storage = ground.open();
        ProofRepository repository =
            ProofRepository.create(storage, ChunkingParameters.around(average), cache)) {
      Map<String, Path> kept = new LinkedHashMap<>();
      int generations = 3 + random.nextInt(2);
      for (int generation = 0; generation < generations; generation++) {
        BackupReport report = repository.backup(source, settings);
        assertThat(report.problems()).as(hint).isEmpty();
        kept.put(
            report.snapshot().orElseThrow(),
            Copies.of(source, folder.resolve("generation" + generation)));
        tree.mutate(random.nextInt(entries * 3 / 4));
      }
      for (Map.Entry<String, Path> snapshot : kept.entrySet()) {
        Path target = folder.resolve("restored-" + snapshot.getKey());
        assertThat(repository.restore(snapshot.getKey(), target).problems()).as(hint).isEmpty();
        TreeComparison.assertSame(snapshot.getValue(), Copies.below(target, source), hint);
      }
      assertThat(repository.check().findings()).as(hint).isEmpty();
    }
  }
}
