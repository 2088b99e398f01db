package io.firn.example.urls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.testkit.command.InstalledFirn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as a user has it: its folder in the plugin directory of a distribution. */
final class UrlsInFirnTest {

  @TempDir private Path folder;
  private SmallWeb web;
  private InstalledFirn firn;

  @BeforeEach
  void install() throws Exception {
    web = new SmallWeb();
    Path home = Files.createDirectory(folder.resolve("home"));
    firn =
        InstalledFirn.in(Path.of(System.getProperty("firn.home")), home)
            .with("FIRN_PLUGIN_PATH", System.getProperty("firn.plugins"))
            .with("FIRN_CONTAINER", folder.resolve("repository").toString())
            .with("FIRN_PASSWORD", "secret");
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private String done(String... arguments) throws Exception {
    InstalledFirn.Result result = firn.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  @Test
  void isListedWithItsOptions() throws Exception {
    assertThat(done("media", "list")).contains("urls").contains("a list of URLs");
    assertThat(done("backup", "--media", "urls", "--help"))
        .contains("Options of the media urls:")
        .contains("--url=URL")
        .contains("--url-timeout=TIME");
    assertThat(done("restore", "--media", "urls", "--help")).contains("--url-below=URL");
  }

  @Test
  void givesBackWhatWasBackedUp() throws Exception {
    byte[] big = new byte[3_000_000];
    new SplittableRandom(5).nextBytes(big);
    String first = web.page("/big", big);
    String second = web.page("/unknown-length", "short".getBytes(UTF_8));
    String name = new HttpUrl(URI.create(first)).streamName();

    done("backup", "--init", "--media", "urls", "--url", first, "--url", second);
    Path target = folder.resolve("target");
    done("restore", "latest", "--target", target.toString());
    assertThat(target.resolve(name)).hasBinaryContent(big);

    done("restore", "latest", "--media", "urls", "--url-below", web.url("/back"));
    assertThat(web.pages().get("/back/" + name)).isEqualTo(big);
    assertThat(web.pages()).hasSize(4);
  }
}
