package io.firn.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.cli.exit.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --apply} leaves of a user's file. */
final class ProfileEditorTest {

  @TempDir private Path folder;

  private static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("max-segment-size", "64MiB");
    options.put("connections", "4");
    return options;
  }

  private Path file() {
    return folder.resolve("config.yaml");
  }

  private String edited(String before, String profile) throws IOException, UsageException {
    Files.writeString(file(), before);
    new ProfileEditor(file()).set(profile, options());
    return Files.readString(file());
  }

  @Test
  void commentsAndOtherKeysStay() throws IOException, UsageException {
    assertThat(
            edited(
                """
                # mine
                profiles:
                  # the house
                  default:
                    storage: swift   # not s3
                    connections: 16  # was 8
                    exclude:
                      - "*.tmp"
                      - '/home/*/.cache'   # large

                  # the other one
                  laptop:
                    container: /mnt/ü
                """,
                "default"))
        .isEqualTo(
            """
            # mine
            profiles:
              # the house
              default:
                storage: swift   # not s3
                connections: 4  # was 8
                exclude:
                  - "*.tmp"
                  - '/home/*/.cache'   # large
                max-segment-size: 64MiB

              # the other one
              laptop:
                container: /mnt/ü
            """);
  }

  @Test
  void aNewProfileStandsBehindTheOthers() throws IOException, UsageException {
    assertThat(edited("profiles:\n    a:\n        quiet: true", "b"))
        .isEqualTo(
            """
            profiles:
                a:
                    quiet: true
                b:
                  max-segment-size: 64MiB
                  connections: 4
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "profiles:\n", "profiles:\n  default:\n"})
  void whatIsEmptyIsFilled(String before) throws IOException, UsageException {
    assertThat(edited(before, "default"))
        .startsWith(before)
        .endsWith("  default:\n    max-segment-size: 64MiB\n    connections: 4\n");
    assertThat(new ProfileFile(file()).profile(Optional.of("default")).options())
        .containsEntry("connections", List.of("4"));
  }

  @Test
  void linesEndAsTheyDid() throws IOException, UsageException {
    String before = "profiles:\r\n  default:\r\n    quiet: true\r\n";

    assertThat(edited(before, "default"))
        .isEqualTo(before + "    max-segment-size: 64MiB\r\n    connections: 4\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profiles: {default: {quiet: true}}\n",
        "profiles:\n  default: {quiet: true}\n",
        "profiles:\n  default:\n    connections: [4, 5]\n",
        "profiles:\n  other: &it\n    quiet: true\n  default: *it\n"
      })
  void whatCannotBeChangedSafelyStaysAsItIs(String text) throws IOException {
    Files.writeString(file(), text);

    assertThatThrownBy(() -> new ProfileEditor(file()).set("default", options()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            file()
                + ": profile 'default' is not written one key a line, so it is not changed; write"
                + " into it yourself: max-segment-size: 64MiB, connections: 4");
    assertThat(file()).hasContent(text);
  }

  @Test
  void aNewFileIsForItsOwnerAlone() throws IOException, UsageException {
    Path file = folder.resolve("new/config.yaml");
    new ProfileEditor(file).set("default", options());

    assertThat(file)
        .hasContent("profiles:\n  default:\n    max-segment-size: 64MiB\n    connections: 4\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void permissionsAndLinksStay() throws IOException, UsageException {
    Path real = Files.writeString(folder.resolve("real.yaml"), "profiles:\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file(), real);

    new ProfileEditor(file()).set("default", options());

    assertThat(file()).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(Files.readString(real)).contains("connections: 4");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void aReadOnlyFileIsNotReplaced() throws IOException {
    Files.writeString(file(), "profiles:\n");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));

    assertThatThrownBy(() -> new ProfileEditor(file()).check("default", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(file() + " is read-only; it is not changed");
    assertThatThrownBy(() -> new ProfileEditor(file()).set("default", options()))
        .isInstanceOf(UsageException.class);
    assertThat(file()).hasContent("profiles:");
  }
}
