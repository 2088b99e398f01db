package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code firn storage probe} as a user meets it. */
final class StorageProbeTest {

  @TempDir private Path home;

  private FirnRunner firn() {
    return new FirnRunner(home).with("FIRN_CONTAINER", home.resolve("repo").toString());
  }

  /** Ends by the bytes, long before the time. */
  private static Result probe(FirnRunner firn, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("storage", "probe", "--duration=5m", "--max-bytes=16MiB"));
    arguments.addAll(List.of(more));
    return firn.run(arguments.toArray(String[]::new));
  }

  @Test
  void besideARepositoryWithoutItsPassword() throws IOException {
    FirnRunner owner = firn().with("FIRN_PASSWORD", "secret");
    Path source = Files.writeString(home.resolve("file"), "content");
    assertThat(owner.run("backup", "--init", source.toString()).code()).isZero();

    Result result = probe(firn());

    assertThat(result.code()).as(result.err() + result.out()).isZero();
    assertThat(result.out()).contains("9 of 9 obligations held");
    assertThat(result.out().lines().filter(line -> line.length() > 80)).isEmpty();
    assertThat(result.err())
        .startsWith("Probing " + home.resolve("repo") + " for 5:00 at most, with up to 16.0 MiB");
    assertThat(owner.run("check", "--read-data").out()).contains("No damage was found");
  }

  @Test
  void aContainerThatIsMissingIsMadeOnlyWhenAsked() {
    Result missing = probe(firn());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err())
        .hasLineCount(1)
        .contains("does not exist; check --container, or have it made with --create");
    assertThat(home.resolve("repo")).doesNotExist();

    assertThat(probe(firn(), "--create").code()).isZero();
    assertThat(home.resolve("repo")).isDirectory();
  }

  @Test
  void whatWasNotFoundOutIsInTheExitCode() throws IOException {
    Files.createDirectory(home.resolve("repo"));

    Result alone = probe(firn(), "--connections=1", "--quiet");

    assertThat(alone.code()).isEqualTo(3);
    assertThat(alone.err()).isEqualToIgnoringNewLines("firn: not found out: create-race");
  }

  @Test
  void theStatusIsGoneBeforeTheResult() throws IOException {
    Files.createDirectory(home.resolve("repo"));
    Terminal terminal =
        new Terminal() {
          @Override
          public boolean isInteractive() {
            return true;
          }

          @Override
          public int width() {
            return 80;
          }

          @Override
          public Optional<char[]> readSecret(String prompt) {
            return Optional.empty();
          }
        };

    assertThat(probe(firn().at(terminal)).err())
        .contains("Trying create-only", "Trying listing-pages")
        .endsWith("Trying throughput\r\u001b[K");
  }

  @ParameterizedTest
  @CsvSource({
    "--duration=4s,   --duration is 4 s; it must be 5 s to 1 h",
    "--duration=2h,   --duration is 7200 s; it must be 5 s to 1 h",
    "--max-bytes=15M, --max-bytes is 15000000; the checks alone need 16.0 MiB",
    "--memory=0,      --memory is 0; it must be at least 1 byte"
  })
  void limitsThatAreNoneAreRefused(String option, String message) {
    Result refused = firn().run("storage", "probe", option);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
  }
}
