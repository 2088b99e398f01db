package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firn.api.storage.Storage;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.progress.Problem;
import io.firn.core.restore.RestoreReport;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIFOs, devices and links from the source to the target, and in the place of other kinds. */
class RestoreKindsTest {

  @TempDir private Path folder;
  private Path source;
  private Path target;
  private Storage storage;
  private ProofRepository repository;

  @BeforeEach
  void open() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    target = folder.resolve("target");
    storage = Ground.folder(folder.resolve("container")).open();
    repository = ProofRepository.create(storage, ChunkingParameters.around(4096), Optional.empty());
  }

  @AfterEach
  void close() throws IOException {
    repository.close();
    storage.close();
  }

  private static boolean run(Path directory, String... command)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command).directory(directory.toFile()).start().waitFor() == 0;
  }

  private void make(boolean devices) throws Exception {
    assumeTrue(run(source, "mkfifo", "-m", "640", "fifo"), "this machine makes no FIFOs");
    assertThat(run(source, "ln", "fifo", "fifo-too")).isTrue();
    if (devices) {
      // Only root may, and not in every container.
      assumeTrue(run(source, "mknod", "-m", "600", "null", "c", "1", "3"), "no devices here");
      assertThat(run(source, "mknod", "-m", "640", "loop", "b", "7", "300")).isTrue();
    }
    Files.createSymbolicLink(source.resolve("dangling"), Path.of("nowhere/at all"));
    Files.writeString(source.resolve("file"), "a file");
    Files.createDirectory(source.resolve("empty"));
  }

  @Test
  void fifosAndLinksComeBack() throws Exception {
    make(false);
    assertComesBack();
  }

  @Test
  void devicesComeBack() throws Exception {
    make(true);
    assertComesBack();
  }

  private void assertComesBack() throws IOException {
    String snapshot = backup();
    Path restored = Copies.below(target, source);
    for (int i = 0; i < 2; i++) {
      RestoreReport report = repository.restore(snapshot, target);
      assertThat(report.problems()).isEmpty();
      TreeComparison.assertSame(source, restored, "restored " + (i + 1) + " times");
    }
    assertThat(Files.getAttribute(restored.resolve("fifo"), "unix:ino"))
        .as("two names of one FIFO")
        .isEqualTo(Files.getAttribute(restored.resolve("fifo-too"), "unix:ino"));
  }

  /** Each kind in the place of each other: what stands there is replaced, never followed. */
  @Test
  void everyKindReplacesEveryOther() throws Exception {
    make(true);
    String snapshot = backup();
    Path restored = Copies.below(target, source);
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    List<String> names = List.of("fifo", "null", "loop", "dangling", "file");
    for (String name : names) {
      for (String other : names) {
        repository.restore(snapshot, target);
        Path there = restored.resolve(name);
        Files.delete(there);
        if (other.equals("dangling")) {
          Files.createSymbolicLink(there, precious);
        } else {
          assertThat(run(folder, "cp", "-a", source.resolve(other).toString(), there.toString()))
              .isTrue();
        }
        assertThat(repository.restore(snapshot, target).problems())
            .as("%s where a %s stood", name, other)
            .isEmpty();
        TreeComparison.assertSame(source, restored, name + " where a " + other + " stood");
      }
    }
    assertThat(precious).hasContent("precious");
  }

  /** A directory goes only when it is empty: what is in it was not asked about. */
  @Test
  void aDirectoryWithFilesStaysInTheWayAndIsNamed() throws Exception {
    make(false);
    Files.createLink(source.resolve("file-too"), source.resolve("file"));
    String snapshot = backup();
    Path restored = Copies.below(target, source);
    for (String name : List.of("fifo", "dangling", "file")) {
      Files.createDirectories(restored.resolve(name));
      Files.writeString(restored.resolve(name).resolve("mine"), "mine");
    }
    List<String> named = new ArrayList<>();
    for (Problem problem : repository.restore(snapshot, target).problems()) {
      named.add(Path.of(problem.item()).getFileName().toString());
      assertThat(problem.reason()).containsAnyOf("a directory with files", "further name of");
    }
    assertThat(named).containsExactlyInAnyOrder("fifo", "fifo-too", "dangling", "file", "file-too");
    try (Stream<Path> there = Files.list(restored)) {
      assertThat(there.map(path -> path.getFileName().toString()))
          .as("nothing half done, under no name")
          .containsExactlyInAnyOrder("empty", "fifo", "dangling", "file");
    }
    for (String name : List.of("fifo", "dangling", "file")) {
      assertThat(restored.resolve(name).resolve("mine")).hasContent("mine");
    }
  }

  private String backup() throws IOException {
    return repository.backup(source, ProofRepository.settings(32 << 10)).snapshot().orElseThrow();
  }
}
