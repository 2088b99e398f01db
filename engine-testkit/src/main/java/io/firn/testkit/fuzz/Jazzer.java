package io.firn.testkit.fuzz;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the fuzzer in a JVM of its own, because it instruments classes, fuzzes one target a
 * process and ends that process. The system property {@code firn.fuzz.seconds} sets the time.
 */
final class Jazzer {

  private static final int SECONDS_A_TARGET = Integer.getInteger("firn.fuzz.seconds", 6);

  /** For starting, and for instrumenting classes on a loaded machine. */
  private static final int SECONDS_BESIDES = 180;

  private final Class<?> target;
  private final Path kept;
  private final Path folder;

  /**
   * Prepares a run.
   *
   * @param kept inputs to begin with; read only
   * @param folder for what the run writes
   */
  Jazzer(Class<?> target, Path kept, Path folder) {
    this.target = target;
    this.kept = kept;
    this.folder = folder;
  }

  /** The inputs that the target did not survive. */
  List<Path> run(List<byte[]> seeds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path findings = Files.createDirectories(folder.resolve("findings"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Path log = folder.resolve("jazzer.log");
    Process process =
        new ProcessBuilder(command(corpus, findings))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS_A_TARGET + SECONDS_BESIDES, SECONDS))
          .as("the fuzzer ended by itself, see %s", log)
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> found = Files.list(findings)) {
      List<Path> inputs = found.sorted().toList();
      assertThat(process.exitValue() == 0 || !inputs.isEmpty())
          .as("the fuzzer itself failed, see %s", log)
          .isTrue();
      return inputs;
    }
  }

  private List<String> command(Path corpus, Path findings) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzMain.class.getName(),
            "--target_args=" + target.getName(),
            "--instrumentation_includes=io.firn.**",
            "--reproducer_path=" + findings.getParent(),
            "-max_total_time=" + SECONDS_A_TARGET,
            "-max_len=8192",
            "-rss_limit_mb=4096",
            "-artifact_prefix=" + findings + "/",
            corpus.toString());
    Stream<String> read = Files.isDirectory(kept) ? Stream.of(kept.toString()) : Stream.of();
    return Stream.concat(java, read).toList();
  }
}
