package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of trees made by the system's own {@code cp}, not by the code that is tested. */
final class Copies {

  private Copies() {}

  /** A copy with all metadata, links and holes. */
  static Path of(Path tree, Path copy) throws IOException, InterruptedException {
    Process cp =
        new ProcessBuilder("cp", "-a", "--", tree.toString(), copy.toString()).inheritIO().start();
    assertThat(cp.waitFor()).as("exit code of cp").isZero();
    return copy;
  }

  /** Removes a tree. */
  static void remove(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    }
  }

  /** Where a source is found below the target that it was restored into. */
  static Path below(Path target, Path source) {
    return target.resolve(source.toString().substring(1));
  }
}
