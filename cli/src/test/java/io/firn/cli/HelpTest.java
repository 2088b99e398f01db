package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import io.firn.cli.command.CommandName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HelpTest {

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyCommandExplainsItselfInEightyColumnsWithAnExample(CommandName name) {
    List<String> arguments = new ArrayList<>(List.of(name.words().split(" ", -1)));
    arguments.add("--help");

    Result result = new FirnRunner(home).run(arguments.toArray(String[]::new));

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: firn " + name.words(), "Example:\n  ", "firn " + name.words())
        .contains("--json", "--help");
    assertThat(result.out().lines().filter(line -> line.length() > 80)).isEmpty();
  }

  @Test
  void theOptionsOfTheChosenPluginsHaveTheirOwnHeading() {
    String help = new FirnRunner(home).run("backup", "--help").out();

    assertThat(help).contains("Options of the media files:", "--one-file-system");
    assertThat(help)
        .contains("--path-to-backup=PATH", "--files-from=FILE", "--exclude=PATTERN")
        .doesNotContain("=TEXT");
    assertThat(help).contains("Repository options:", "Common options:", "Tuning options:");
  }

  @Test
  void sizesSayWhatTheyCostInMemory() {
    assertThat(new FirnRunner(home).run("backup", "--help").out())
        .containsSubsequence("--max-segment-size", "Memory:", "--memory");
    assertThat(new FirnRunner(home).run("init", "--help").out())
        .containsSubsequence("--chunk-size", "not in memory");
  }

  @Test
  void completionKnowsAllCommandsAndPluginOptions() {
    String script = new FirnRunner(home).run("completion", "bash").out();

    assertThat(script)
        .contains("snapshots", "passwd", "--one-file-system", "complete -F")
        .contains("\"if-changed\"", "\"better\"")
        .doesNotContain("IF_CHANGED", "BETTER");
    assertThat(new FirnRunner(home).run("completion", "zsh").out()).isEqualTo(script);
  }
}
