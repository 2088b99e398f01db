package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
