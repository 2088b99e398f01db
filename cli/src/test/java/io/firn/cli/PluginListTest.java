package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of plugins, for people. */
final class PluginListTest {

  @TempDir private Path home;

  private String list(String kind) {
    return new FirnRunner(home).run(kind, "list").out();
  }

  @Test
  void optionsHaveTheirTypesAndHelp() {
    assertThat(list("storage"))
        .startsWith("Name   Description\nlocal  a folder, or sftp://user@host/folder;")
        .containsSubsequence(
            "Options of the storage local:",
            "Option ",
            "Type",
            "Help",
            "--sftp-key-file=FILE",
            "text",
            "Private key for sftp",
            "FIRN_SFTP_KEY_FILE.");
    assertThat(list("media"))
        .containsSubsequence("Options of the media files:", "--exclude=PATTERN", "text list")
        .containsPattern("--one-file-system +flag +\\w");
  }

  @Test
  void noLineIsLongerThanEightyColumns() {
    assertThat((list("storage") + list("media")).lines().filter(line -> line.length() > 80))
        .isEmpty();
  }
}
