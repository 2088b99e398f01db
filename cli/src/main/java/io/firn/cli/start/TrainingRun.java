package io.firn.cli.start;

import io.firn.cli.Firn;
import io.firn.cli.Host;
import io.firn.cli.Main;
import io.firn.cli.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the JVM watches while the class cache is made: the commands whose start has to be fast, one
 * after the other in one JVM, on a small repository in the temporary folder. The classes they load,
 * and the profiles of the methods they run often, come ready from the cache afterwards.
 */
final class TrainingRun {

  private TrainingRun() {}

  public static void main(String[] arguments) throws IOException {
    Optional.ofNullable(System.getProperty("firn.home"))
        .map(Path::of)
        .ifPresent(NativeLibraries::use);
    Path folder = Files.createTempDirectory("firn-training");
    try {
      train(folder);
    } finally {
      delete(folder);
    }
    // As a process runs: what its streams, its signals and its end load belongs into the cache too.
    Main.main(new String[] {"version"});
    Main.main(new String[] {"--help"});
  }

  private static void train(Path folder) throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve("file"), "content");
    String target = folder.resolve("target").toString();
    List<List<String>> commands =
        List.of(
            List.of("--help"),
            List.of("version"),
            List.of("backup", "--help"),
            List.of("backup", "--init", source.toString()),
            List.of("backup", source.toString(), "--json"),
            List.of("snapshots"),
            List.of("snapshots", "--json"),
            List.of("ls", "latest"),
            List.of("restore", "latest", "--target", target),
            List.of("check"));
    Host host = host(folder);
    // A command that fails here is only not trained: the cache is a help, not a need.
    commands.forEach(command -> Firn.run(command, host));
  }

  private static Host host(Path folder) {
    return new Host(
        Map.of(
            "HOME", folder.toString(),
            "FIRN_CONTAINER", folder.resolve("repository").toString(),
            "FIRN_PASSWORD", "training"),
        Optional.empty(),
        nowhere(),
        nowhere(),
        Terminal.NONE,
        Clock.systemUTC());
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
