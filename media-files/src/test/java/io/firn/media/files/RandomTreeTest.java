package io.firn.media.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.testkit.tree.RandomTree;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTreeTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyTreeComesOutAsItWentIn(long seed) throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    RandomTree tree = new RandomTree(source, seed, 100_000);
    tree.grow(120);
    Problems problems = new Problems();

    Path target = folder.resolve("target");
    Copy.tree(source, target, problems);
    compare(source, target, "seed " + seed);

    tree.mutate(60);
    Path second = folder.resolve("second");
    Copy.tree(source, second, problems);
    compare(source, second, "seed " + seed + " after changes");
    assertThat(problems.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void restoringOverItselfChangesNothing(long seed) throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    RandomTree tree = new RandomTree(source, seed, 10_000);
    tree.grow(80);

    Path target = folder.resolve("target");
    Copy.tree(source, target, new Problems());
    Copy.tree(source, target, new Problems());
    compare(source, target, "seed " + seed);
  }

  private static void compare(Path source, Path target, String hint) throws IOException {
    Path restored = target.resolve(source.toString().substring(1));
    TreeComparison.assertSame(source, restored, hint);
  }
}
