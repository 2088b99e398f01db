package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.cli.FirnRunner.Result;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.Failure;
import io.firn.cli.output.OutputLost;
import io.firn.cli.output.ResultStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each exit code, by the ways a user meets it. 0, 2 and 12 are in the other tests as well. */
final class ExitCodesTest {

  @TempDir private Path home;
  private FirnRunner firn;
  private Path repository;
  private Path source;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = home.resolve("repo");
    firn =
        new FirnRunner(home)
            .with("FIRN_CONTAINER", repository.toString())
            .with("FIRN_PASSWORD", "secret");
    source = Files.createDirectories(home.resolve("source"));
    Files.writeString(source.resolve("a"), "content");
  }

  @Test
  void tenWhenThereIsNoRepository() {
    for (String command : new String[] {"snapshots", "check", "stats"}) {
      Result result = firn.run(command);
      assertThat(result.code()).isEqualTo(10);
      assertThat(result.err())
          .hasLineCount(1)
          .contains("no repository at " + repository, "firn init");
    }
  }

  @Test
  void oneWhenThereIsARepositoryAlready() {
    assertThat(firn.run("init").code()).isZero();

    Result result = firn.run("init");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("there is a repository at").hasLineCount(1);
  }

  @Test
  void oneForAPathThatDoesNotExistAndNothingIsWritten() {
    Result result = firn.run("backup", "--init", home.resolve("nowhere").toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("nowhere").hasLineCount(1);
    assertThat(repository).doesNotExist();
  }

  @Test
  void oneForASnapshotThatDoesNotExist() {
    firn.run("init");

    assertThat(firn.run("ls", "abcd").code()).isEqualTo(1);
    assertThat(firn.run("ls", "latest").err()).contains("firn backup");
  }

  @Test
  void twoForSettingsThatCannotBe() {
    firn.run("init");

    assertThat(firn.run("init", "--chunk-size", "3000").err()).contains("power of two");
    assertThat(firn.run("init", "--chunk-size", "1").err()).contains("from 4KiB to 4MiB");
    assertThat(firn.run("backup", "--max-segment-size", "huge", "x").err())
        .contains("--max-segment-size", "'huge'", "write for example");
    assertThat(firn.run("backup", "--chunk-size", "1MiB", "x").err()).contains("--init");
    assertThat(firn.run("backup", "--memory", "1K", source.toString()).code()).isEqualTo(2);
    assertThat(firn.run("backup", "--memory", "99T", source.toString()).err())
        .matches(
            "firn: --memory is 90.0 TiB; there are .* for all that runs here, give a part of it\n");
    assertThat(firn.run("snapshots", "--storage", "loca").err())
        .contains("unknown storage 'loca'", "local");
    assertThat(firn.run("dump", "latest", "/a", "--json").code()).isEqualTo(2);
    assertThat(firn.run("backup", "--json", "--metadata-out", "-", "x").code()).isEqualTo(2);
    assertThat(firn.run("backup", "--metadata-out", "/no/folder", source.toString()))
        .isEqualTo(
            new Result(
                2,
                "",
                "firn: --metadata-out /no/folder: its folder does not exist; make it, or name"
                    + " another\n"));
    assertThat(firn.run("snapshots", "--password-file", source.toString()).err())
        .contains(source.toString(), "check the path");
  }

  @Test
  void whatTheUserTypedCannotSteerTheTerminal() {
    firn.run("init");

    assertThat(firn.run("ls", "a\u001b[31m").err()).contains("a\\x1b[31m").doesNotContain("\u001b");
  }

  @Test
  void aDryRunOfARestoreMakesNoTarget() {
    assertThat(firn.run("backup", "--init", source.toString()).code()).isZero();
    Path target = repository.resolveSibling("not there");

    Result result = firn.run("restore", "latest", "--target", target.toString(), "--dry-run");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Would restore");
    assertThat(target).doesNotExist();
  }

  @Test
  void thirteenWhenSomethingIsDamaged() throws IOException {
    assertThat(firn.run("backup", "--init", source.toString()).code()).isZero();
    try (Stream<Path> objects = Files.walk(repository.resolve("segments"))) {
      Path largest =
          objects
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(path -> path.toFile().length()))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[40] ^= 1;
      Files.delete(largest);
      Files.write(largest, bytes);
    }

    Result result = firn.run("check", "--read-data");

    assertThat(result.code()).isEqualTo(13);
    assertThat(result.out()).contains("segments/", "snapshot ");
  }

  @Test
  void aDryRunWithoutARepositoryMakesNone() {
    assertThat(firn.run("backup", "--init", "--dry-run", source.toString()).code()).isEqualTo(10);
    assertThat(repository).doesNotExist();
  }

  @Test
  void outputThatIsLostEndsTheCommand() {
    for (String reason : List.of("No space left on device", "Broken pipe")) {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException(reason);
            }
          };
      PrintStream out = new PrintStream(new ResultStream(full), false, StandardCharsets.UTF_8);

      assertThatThrownBy(() -> out.println("a line"))
          .isInstanceOf(OutputLost.class)
          .hasMessage("standard output cannot be written: " + reason)
          .extracting(e -> Failure.of(e).code())
          .isEqualTo(reason.contains("pipe") ? ExitCode.CLOSED_PIPE : ExitCode.FAILED);
    }
  }

  @Test
  void theLogFileHasWhatTheRunDidAndMustBeWritable() throws IOException {
    Path log = home.resolve("log");
    firn.run("init");

    assertThat(firn.run("backup", "-q", source.toString(), "--log-file", log + "").code()).isZero();
    assertThat(firn.run("ls", "abcd", "--log-file", log + "").code()).isEqualTo(1);
    Result refused = firn.run("backup", source.toString(), "--log-file", "/no/folder/log");

    assertThat(log)
        .content()
        .containsSubsequence("INFO", ": backup", "INFO", "snapshot ", "backup: done")
        .containsSubsequence("ERROR", "no snapshot", "abcd");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--log-file /no/folder/log cannot be").hasLineCount(1);
  }

  @Test
  void quietBackupsPrintNothing() {
    firn.run("init");

    Result result = firn.run("backup", "-q", source.toString());

    assertThat(result).isEqualTo(new Result(0, "", ""));
  }
}
