package io.firn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code firn benchmark} as a user meets it. */
final class BenchmarkTest {

  @TempDir private Path home;
  private Path source;

  @BeforeEach
  void makeSource() throws IOException {
    source = Files.createDirectory(home.resolve("source"));
    byte[] words = "a line as there are many of, or nearly so\n".repeat(30_000).getBytes(UTF_8);
    Random random = new Random(3);
    for (int i = 0; i < words.length; i += 40) {
      words[i] = (byte) ('a' + random.nextInt(26));
    }
    for (int i = 0; i < 5; i++) {
      words[0] = (byte) i;
      Files.write(source.resolve("file-" + i), words);
    }
  }

  private FirnRunner firn() {
    return new FirnRunner(home);
  }

  private Result benchmark(FirnRunner firn, String... more) {
    List<String> arguments = new ArrayList<>(List.of("benchmark", source.toString()));
    arguments.add("--duration=10s");
    arguments.addAll(List.of(more));
    return firn.run(arguments.toArray(String[]::new));
  }

  private Path configuration() {
    return home.resolve(".config/firn/config.yaml");
  }

  @Test
  void withoutAStorageItSaysSo() {
    Result result = benchmark(firn());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "Measuring for some 10 s; no storage is named, so none is measured.");
    assertThat(result.out())
        .contains("Machine: ", "drawn from 6.01 MiB in 5 files", "better", "compression auto")
        .contains("Note: no storage was measured", "Nothing is changed; --apply writes");
    assertThat(result.out().lines().filter(line -> line.length() > 80)).isEmpty();
    assertThat(configuration()).doesNotExist();
  }

  @Test
  void writesIntoTheProfileBetweenTheUsersLines() throws IOException {
    Path place = Files.createDirectory(home.resolve("place"));
    FirnRunner firn =
        firn()
            .configured(
                """
                profiles:
                  # where it goes
                  default:
                    container: %s  # a folder
                    compression: max  # slow
                """
                    .formatted(place));
    Files.setPosixFilePermissions(configuration(), PosixFilePermissions.fromString("rw-------"));

    Result result = benchmark(firn, "--apply", "--max-bytes=128MiB");

    assertThat(result.code()).as(result.err() + result.out()).isZero();
    assertThat(result.out())
        .contains("Suggested: --max-segment-size ", "Written into profile 'default' of")
        .contains("  " + configuration());
    assertThat(result.out().lines().filter(line -> line.length() > 80))
        .allMatch(line -> line.contains(home.toString()));
    assertThat(Files.readString(configuration()))
        .startsWith("profiles:\n  # where it goes\n  default:\n    container: " + place + "  # a f")
        .containsPattern("    compression: (fast|default|better)  # slow\n")
        .containsPattern("    max-segment-size: [0-9]+MiB\n    connections: [0-9]+\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration())))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.walk(place)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeChangedIsToldBeforeAnythingIsMeasured() throws IOException {
    FirnRunner firn = firn().configured("profiles:\n  default: {quiet: false}\n");
    Result flow = benchmark(firn, "--apply");
    assertThat(flow.code()).isEqualTo(2);
    assertThat(flow.err()).hasLineCount(1).contains("is not written one key a line");

    firn.configured("profiles:\n  default:\n    quiet: false\n");
    Files.setPosixFilePermissions(configuration(), PosixFilePermissions.fromString("r--------"));
    Result protectedFile = benchmark(firn, "--apply");
    assertThat(protectedFile.code()).isEqualTo(2);
    assertThat(protectedFile.err()).hasLineCount(1).contains("is read-only; it is not changed");

    Files.delete(configuration());
    firn.configured("profiles:\n  default: [");
    Result broken = benchmark(firn, "--apply");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).hasLineCount(1).contains("not YAML at line ");
    assertThat(configuration()).hasContent("profiles:\n  default: [");
  }

  @Test
  void aContainerThatIsMissingIsToldBeforeAnythingIsMeasured() {
    Result missing = benchmark(firn(), "--container", home.resolve("none").toString());

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).hasLineCount(1).contains("does not exist; check --container");
    assertThat(missing.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--duration=9s,   --duration is 9 s; it must be 10 s to 1 h",
    "--sample=1MiB,   --sample is 1048576; it must be 4MiB to 1GiB",
    "--max-bytes=15M, --max-bytes is 15000000; the checks alone need 16.0 MiB",
    "--memory=0,      --memory is 0; it must be at least 1 byte"
  })
  void limitsThatAreNoneAreRefused(String option, String message) {
    Result refused = firn().run("benchmark", source.toString(), option);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
  }

  @Test
  void aChunkSizeInTheProfileWaitsForANewRepository() throws IOException {
    FirnRunner firn =
        firn()
            .configured("profiles:\n  default:\n    chunk-size: 256KiB\n")
            .with("FIRN_CONTAINER", home.resolve("repo").toString())
            .with("FIRN_PASSWORD", "secret");

    assertThat(firn.run("init", "--json").out()).contains("\"chunk_size\" : 262144");
    Result backup = firn.run("backup", source.toString());
    assertThat(backup.code()).as(backup.err()).isZero();
    assertThat(firn.run("backup", source.toString(), "--chunk-size=1MiB").err())
        .contains("--chunk-size is chosen when a repository is made");
    firn.with("FIRN_CONTAINER", home.resolve("other").toString());
    assertThat(firn.run("backup", "--init", source.toString()).code()).isZero();
  }
}
