package io.firn.example.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.testkit.command.InstalledFirn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as a user has it: its folder in the plugin directory of a distribution. */
final class SqliteInFirnTest {

  @TempDir private Path folder;
  private InstalledFirn firn;

  @BeforeEach
  void install() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    firn =
        InstalledFirn.in(Path.of(System.getProperty("firn.home")), home)
            .with("FIRN_PLUGIN_PATH", System.getProperty("firn.plugins"))
            .with("FIRN_STORAGE", "sqlite")
            .with("FIRN_CONTAINER", folder.resolve("repository.sqlite").toString())
            .with("FIRN_PASSWORD", "secret");
  }

  private String done(String... arguments) throws Exception {
    InstalledFirn.Result result = firn.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  @Test
  void isListedWithItsOptions() throws Exception {
    assertThat(done("storage", "list")).contains("sqlite").contains("one SQLite file");
    assertThat(done("backup", "--help"))
        .contains("Options of the storage sqlite:")
        .contains("--sqlite-wait=TIME")
        .contains("Variable: FIRN_SQLITE_WAIT.");
  }

  @Test
  void givesBackWhatWasBackedUp() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    byte[] random = new byte[3_000_000];
    new SplittableRandom(3).nextBytes(random);
    Files.write(source.resolve("random"), random);
    Files.writeString(source.resolve("note"), "kept");

    done("backup", "--init", "--sqlite-wait", "10s", source.toString());
    done("check", "--read-data");
    Path target = folder.resolve("target");
    done("restore", "latest", "--target", target.toString());

    Path restored = target.resolve(source.toString().substring(1));
    assertThat(restored.resolve("random")).hasBinaryContent(random);
    assertThat(restored.resolve("note")).hasContent("kept");
  }
}
