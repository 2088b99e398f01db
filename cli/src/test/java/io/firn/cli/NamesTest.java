package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in and out: what was backed up is found again by the name it was given or shown by. */
final class NamesTest {

  @TempDir private Path home;
  private FirnRunner firn;

  @BeforeEach
  void makeRepository() {
    firn =
        new FirnRunner(home)
            .with("FIRN_CONTAINER", home.resolve("repo").toString())
            .with("FIRN_PASSWORD", "secret");
    assertThat(firn.run("init").code()).isZero();
  }

  private Result done(String... arguments) {
    Result result = firn.run(arguments);
    assertThat(result.code()).as(result.err() + result.out()).isZero();
    return result;
  }

  private void dump(String content) {
    done("backup", "--stdin-command", "printf " + content, "--stdin-filename", "x.sql");
  }

  @Test
  void aDumpIsFoundByItsNameWithOrWithoutASlash() throws IOException {
    dump("one");
    for (String name : new String[] {"x.sql", "/x.sql"}) {
      assertThat(done("dump", "latest", name).out()).isEqualTo("one");
      assertThat(done("ls", "latest", name).out()).isEqualTo("x.sql  (3 B)\n");
      assertThat(done("find", name).out()).endsWith("  x.sql  (3 B)\n");
      Path target = home.resolve("target" + name.length());
      done("restore", "latest", name, "--target", target.toString());
      assertThat(target.resolve("x.sql")).hasContent("one");
    }
    assertThat(done("find", "*.sql", "--json").out())
        .contains("\"path\" : \"x.sql\"", "\"type\" : \"disk\"", "\"size\" : 3");
  }

  @Test
  void dumpsThatDifferAreShownByDiff() {
    dump("one");
    dump("two");
    dump("two");
    String[] ids =
        done("snapshots")
            .out()
            .lines()
            .skip(1)
            .map(s -> s.split(" ", -1)[0])
            .toArray(String[]::new);

    assertThat(done("diff", ids[0], ids[1]).out()).isEqualTo("M x.sql  (3 B)\n");
    assertThat(done("diff", ids[0], ids[1], "--json").out())
        .contains("\"change\" : \"content\"", "\"path\" : \"x.sql\"");
    assertThat(done("diff", ids[1], ids[2]).out()).isEmpty();
  }

  @Test
  void aNameCannotSteerTheTerminalAndIsExactInJson() throws IOException {
    Path source = Files.createDirectory(home.resolve("source"));
    Files.writeString(source.resolve("a\nb\u202ec\u0085d"), "");
    done("backup", source.toString());

    String shown = source + "/a\\x0ab\\u202ec\\u0085d\n";
    assertThat(done("ls", "latest").out()).endsWith(shown);
    assertThat(done("ls", "latest", "-l").out()).endsWith(shown);
    assertThat(done("find", "a*").out()).endsWith(shown);
    assertThat(done("find", "a*", "--json").out())
        .contains(source + "/a\\nb\u202ec\u0085d\"")
        .doesNotContain("path_base64");
  }

  /** A byte that is no text, a newline, and what looks like an escape, in one name. */
  @Test
  void whatLsPrintsCanBeGivenBack() throws IOException {
    Path source = Files.createDirectory(home.resolve("source"));
    shell(source, "printf odd > \"$(printf 'no\\377text\\nb\\\\x2dc')\"");
    shell(source, "printf unit > 'dev\\x2d1'");
    done("backup", source.toString());

    String path = source + "/no\\xfftext\\x0ab\\x5cx2dc";
    assertThat(done("ls", "latest", path).out()).isEqualTo(path + "\n");
    assertThat(done("find", path).out()).endsWith("  " + path + "\n");
    assertThat(done("find", "no\\xfftext\\x0ab\\x5cx2dc").out()).endsWith("  " + path + "\n");
    assertThat(done("dump", "latest", path).out()).isEqualTo("odd");
    Path target = home.resolve("target");
    done("restore", "latest", path, "--target", target.toString());
    assertThat(shell(target, "find . -type f -exec cat {} +")).isEqualTo("odd");
    assertThat(done("dump", "latest", source + "/dev\\x2d1").out()).isEqualTo("unit");
  }

  /** Makes and reads what no path of Java can name. */
  private static String shell(Path folder, String script) throws IOException {
    Process process =
        new ProcessBuilder("/bin/sh", "-euc", script)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aPathThatMatchesNothingIsOneClearLine() throws IOException {
    done("backup", Files.createDirectory(home.resolve("source")).toString());

    Result result =
        firn.run("restore", "latest", "/nowhere", "--target", home.resolve("t").toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches("firn: nothing in snapshot [0-9a-f]{8} matches '/nowhere'; see: firn ls .*\n");
  }
}
