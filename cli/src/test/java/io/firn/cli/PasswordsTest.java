package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordsTest {

  @TempDir private Path home;
  private FirnRunner firn;

  @BeforeEach
  void makeRunner() {
    firn = new FirnRunner(home).with("FIRN_CONTAINER", home.resolve("repo").toString());
  }

  /** A terminal at which somebody types these lines. */
  private static final class Typing implements Terminal {
    private final Queue<char[]> lines = new ArrayDeque<>();
    private final StringBuilder prompts = new StringBuilder();

    Typing(String... lines) {
      for (String line : lines) {
        this.lines.add(line.toCharArray());
      }
    }

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public int width() {
      return 80;
    }

    @Override
    public Optional<char[]> readSecret(String prompt) {
      prompts.append(prompt);
      return Optional.of(lines.remove());
    }
  }

  @Test
  void fileCommandAndVariableAllOpenIt() throws IOException {
    Path file = Files.writeString(home.resolve("password"), "pass wörd\r\nsecond line\n");
    assertThat(firn.run("init", "--password-file", file.toString()).code()).isZero();

    assertThat(firn.run("snapshots", "--password-command", "printf 'pass wörd\\n'").code())
        .isZero();
    assertThat(firn.with("FIRN_PASSWORD", "pass wörd").run("snapshots").code()).isZero();
  }

  @Test
  void initAsksTwiceAndOthersOnce() {
    Typing twice = new Typing("letmein", "letmein");
    assertThat(firn.at(twice).run("init").code()).isZero();
    assertThat(twice.prompts.toString()).isEqualTo("Repository password: Again: ");

    Typing once = new Typing("letmein");
    assertThat(firn.at(once).run("snapshots").code()).isZero();
    assertThat(once.prompts.toString()).isEqualTo("Repository password: ");
  }

  @Test
  void twoThatDifferMakeNothing() {
    Result result = firn.at(new Typing("one", "two")).run("init");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("not the same");
    assertThat(home.resolve("repo/firn")).doesNotExist();
  }

  @Test
  void aWrongOneIsExitCodeTwelveAndIsNotRepeated() {
    firn.with("FIRN_PASSWORD", "right").run("init");

    Result result = firn.with("FIRN_PASSWORD", "wrong-guess").run("snapshots", "--json");

    assertThat(result.code()).isEqualTo(12);
    assertThat(result.err()).contains("wrong password").hasLineCount(1);
    assertThat(result.out()).contains("\"kind\" : \"wrong-password\"").doesNotContain("guess");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertThat(firn.run("init").err()).contains("no repository password", "FIRN_PASSWORD");
    assertThat(firn.run("init", "--password-command", "exit 7").err())
        .contains("ended with exit code 7");
    assertThat(firn.run("init", "--password-file", home.resolve("none").toString()).err())
        .contains("there is no password file");
    Path empty = Files.writeString(home.resolve("empty"), "\nsecond");
    assertThat(firn.run("init", "--password-file", empty.toString()).err()).contains("is empty");
    assertThat(
            List.of(
                firn.run("init", "--password-file", "a", "--password-command", "b").code(),
                firn.run("init").code()))
        .containsOnly(2);
  }
}
