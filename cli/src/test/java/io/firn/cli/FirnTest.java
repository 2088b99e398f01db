package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirnTest {

  @TempDir private Path home;
  private FirnRunner firn;

  @BeforeEach
  void makeRunner() {
    firn = new FirnRunner(home);
  }

  @Test
  void aloneItShowsAllCommandsInEightyColumns() {
    Result result = firn.run();

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: firn COMMAND", "storage list", "completion");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(firn.run("--help").out()).isEqualTo(result.out());
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));

    assertThat(pom).contains("<version>" + Version.PROGRAM + "</version>");
    assertThat(firn.run("version").out()).startsWith("firn " + Version.PROGRAM + " ");
    assertThat(firn.run("--version").out()).isEqualTo(firn.run("version").out());
    assertThat(firn.run("version", "--debug").out()).isEqualTo(firn.run("version").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verison | there is no command 'verison'; did you mean version?",
        "version --debgu | firn version has no option --debgu; did you mean --debug?",
        "completion csh | invalid value for positional parameter at index 0 (SHELL): 'csh' is not"
            + " one of bash, zsh;",
        "qqq | there is no command 'qqq'; see firn --help",
        "storage | firn storage needs a second word: firn storage list",
        "key -q | firn key needs a second word: firn key list, firn key add",
        "key lst | there is no command 'key lst'; there is firn key list, firn key add",
        "version --jsn | firn version has no option --jsn; did you mean --json?",
        "version now | firn version takes no argument 'now'; see firn version --help",
        "--quiet version | the command comes before its options: firn COMMAND --quiet; see firn"
            + " --help",
        "completion fish | invalid value for positional parameter at index 0 (SHELL)"
      })
  void aMistakeIsOneLineAndExitCodeTwo(String line, String message) {
    Result result = firn.run(line.split(" "));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("firn: " + message).hasLineCount(1);
  }

  @Test
  void aMistakeIsADocumentWithJson() {
    Result result = firn.run("verison", "--json");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .isEqualTo(
            """
            {
              "error" : {
                "code" : 2,
                "kind" : "usage",
                "message" : "there is no command 'verison'; did you mean version?"
              }
            }
            """);
    assertThat(result.err()).hasLineCount(1);
  }

  @Test
  void theStackTraceIsShownOnlyWithDebug() {
    assertThat(firn.run("version", "x").err()).doesNotContain("Exception");
    assertThat(firn.run("version", "x", "--debug").err()).contains("UsageException");
  }

  @Test
  void theFirstOfTwoWordsExplainsItself() {
    Result help = firn.run("key", "--help");

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("Usage: firn key COMMAND", "key passwd", "firn key list --help")
        .doesNotContain("snapshots");
    assertThat(firn.run("help", "key")).isEqualTo(help);
    assertThat(firn.run("storage", "-h").out()).contains("storage list");
    assertThat(firn.run("media", "--help").out()).contains("media list");
  }

  @Test
  void helpIsAnOptionAndAWord() {
    Result option = firn.run("version", "--help");

    assertThat(option.code()).isZero();
    assertThat(option.out()).contains("Usage: firn version", "Example:");
    assertThat(firn.run("help", "version").out()).isEqualTo(option.out());
    assertThat(firn.run("help").out()).isEqualTo(firn.run().out());
  }
}
