package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options do that lie between the engine and every storage. */
final class StorageTrafficTest {

  @TempDir private Path home;
  private FirnRunner firn;
  private String source;

  @BeforeEach
  void makeRepository() throws IOException {
    source = Files.createDirectory(home.resolve("source")).toString();
    Files.writeString(Path.of(source, "file"), "content");
    firn =
        new FirnRunner(home)
            .with("FIRN_CONTAINER", home.resolve("repo").toString())
            .with("FIRN_PASSWORD", "secret");
    assertThat(firn.run("init").code()).isZero();
  }

  @Test
  void debugTellsWhatTheStorageWasAsked() {
    Result backup = firn.run("backup", source, "--debug");

    assertThat(backup.code()).as(backup.err()).isZero();
    assertThat(backup.out()).doesNotContain("storage put");
    assertThat(backup.err().lines().filter(line -> line.contains(" storage put: ")))
        .singleElement()
        .asString()
        .containsPattern("[1-9] requests, 0 failed, 0 retries, .*B up; ");
    assertThat(firn.run("backup", source).err()).doesNotContain("storage put");
  }

  @Test
  void aCommandThatFailsTellsItToo() {
    Result list = firn.with("FIRN_PASSWORD", "wrong").run("snapshots", "--debug");

    assertThat(list.code()).isEqualTo(12);
    assertThat(list.err()).contains(" storage open: ").contains(" down; ");
  }

  @Test
  void documentsCountTheRequests() {
    String backup = firn.run("backup", source, "--json").out();

    assertThat(backup)
        .containsPattern("\"bytes_up\" : [1-9]")
        .containsPattern("(?s)\"put\" : \\{\\s+\"requests\" : [1-9]")
        .containsPattern("(?s)\"delete\" : \\{\\s+\"requests\" : 0,");
  }

  @ParameterizedTest
  @CsvSource({
    "--upload-limit=0,        --upload-limit is 0; it must be at least 1",
    "--download-limit=0B,     --download-limit is 0; it must be at least 1",
    "--connections=-1,        --connections is -1; it must be at least 1",
    "--requests-limit=0,      '--requests-limit is 0.0; it must be above 0, for example 0.5'",
    "--wait-for-storage=soon, is not a time span; write for example",
    "--upload-limit=much,     is not a size; write for example"
  })
  void limitsThatLetNothingPassAreRefused(String option, String message) {
    Result refused = firn.run("snapshots", option);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
  }

  /** A thread that sent a request while it holds a body open would wait for itself. */
  @Test
  @Timeout(120)
  void oneConnectionIsEnoughForEverything() throws IOException {
    Files.write(Path.of(source, "large"), new byte[3 << 20]);
    String target = home.resolve("target").toString();

    for (String[] command :
        List.of(
            new String[] {"backup", source},
            new String[] {"backup", source, "--force"},
            new String[] {"restore", "latest", "--target", target, "--verify"},
            new String[] {"check", "--read-data"},
            new String[] {"repair", "index", "--dry-run"},
            new String[] {"ls", "latest"},
            new String[] {"stats"})) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(
          List.of(
              "--connections=1",
              "--requests-limit=10000",
              "--upload-limit=1GiB",
              "--download-limit=1GiB",
              "--wait-for-storage=1h",
              "--stuck-after=1m",
              "--no-cache"));
      Result result = firn.run(arguments.toArray(String[]::new));
      assertThat(result.code()).as("%s: %s", command[0], result.err()).isZero();
    }
    assertThat(Path.of(target + source, "large")).hasSize(3 << 20);
  }

  @Test
  void theHelpShowsThemUnderTheirOwnHeading() {
    assertThat(firn.run("restore", "--help").out())
        .containsSubsequence(
            "Repository options:",
            "--no-cache",
            "Options of the traffic with any storage:",
            "--upload-limit=SIZE",
            "--wait-for-storage=TIME");
  }
}
