package io.firn.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two shell scripts between a user and {@code Main}, with a JDK and a Maven that only say how
 * they were called.
 */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
  private static final Path START = Path.of("src/dist/bin/firn").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("../firn").toAbsolutePath();
  private static final String SAY =
      """
      #!/bin/sh
      for word in "$0" "$@"; do printf '<%s>' "$word"; done
      [ -z "${FAKE_WAIT:-}" ] || read -r _ <"$FAKE_WAIT"
      exit ${FAKE_EXIT:-0}
      """;

  @TempDir private Path folder;
  private Path home;

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    home = folder.resolve("a place");
    script(home.resolve("bin/firn"), Files.readString(START));
  }

  @Test
  void argumentsAndExitCodePassThrough() throws Exception {
    Result result =
        run(
            home.resolve("bin/firn"),
            Map.of("FIRN_JAVA_HOME", jdk("25.0.3"), "FAKE_EXIT", "13"),
            "ls",
            "a  b",
            "*");

    assertThat(result.code()).isEqualTo(13);
    assertThat(result.out())
        .contains("<@" + home.toRealPath() + "/lib/jvm.args>")
        .contains("<-Dfirn.home=" + home.toRealPath() + ">")
        .endsWith("<io.firn.cli.Main><ls><a  b><*>");
  }

  @Test
  void aChainOfSymbolicLinksLeadsHome() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("one"), Path.of("../a place/bin/firn"));
    Files.createSymbolicLink(folder.resolve("two"), elsewhere.resolve("one"));

    Result result = run(folder.resolve("two"), Map.of("FIRN_JAVA_HOME", jdk("25")));

    assertThat(result.out()).contains("<-Dfirn.home=" + home.toRealPath() + ">");
  }

  @Test
  void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
    Path user = folder.resolve("user");
    jdk(user.resolve(".jdks/new"), "25.0.1");

    Result result =
        run(
            home.resolve("bin/firn"),
            Map.of("JAVA_HOME", jdk("17.0.1"), "HOME", user.toString()),
            "x");

    // Whichever Java 25 came first, the machine's own or the one below HOME.
    assertThat(result.out() + result.err()).contains("jvm.args").doesNotContain("jdk 17.0.1");
  }

  @Test
  void namesBeyondAsciiAreReadAlsoWithoutALocale() throws Exception {
    String saysLocale = "#!/bin/sh\nprintf '%s' \"${LC_ALL:-$LC_CTYPE}\"\n";
    Path jdk = Path.of(jdk("25"));
    script(jdk.resolve("bin/java"), saysLocale);

    for (String set : List.of("C", "POSIX", "")) {
      Map<String, String> environment =
          Map.of("FIRN_JAVA_HOME", jdk.toString(), "LC_ALL", set, "LC_CTYPE", "", "LANG", "");
      assertThat(run(home.resolve("bin/firn"), environment).out()).isEqualTo("C.UTF-8");
    }
    Map<String, String> chosen = Map.of("FIRN_JAVA_HOME", jdk.toString(), "LC_ALL", "de_DE.UTF-8");
    assertThat(run(home.resolve("bin/firn"), chosen).out()).isEqualTo("de_DE.UTF-8");
  }

  @Test
  void anExplicitJavaThatIsTooOldIsAnErrorOfOneLine() throws Exception {
    String old = jdk("24.0.2");

    Result result = run(home.resolve("bin/firn"), Map.of("FIRN_JAVA_HOME", old), "version");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("firn: FIRN_JAVA_HOME=" + old + " is not a Java 25 or newer\n");
  }

  /** Without it the ciphers of SSH take three times the processor time. */
  @Test
  void whatMayUseSshHasTheOptimisingCompilerForItsCiphers() throws Exception {
    script(home.resolve("lib/native/libamazonCorrettoCryptoProvider.so"), "");
    List<String> local = List.of("restore", "latest", "--storage", "local", "--container");
    String ciphers =
        "<-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.02>";
    String none = "<-XX:TieredStopAtLevel=1>";

    assertThat(java(local, "/backups", Map.of())).contains(none);
    assertThat(java(local, "sftp://host/backups", Map.of())).contains(ciphers).doesNotContain(none);
    Map<String, String> ours = Map.of("FIRN_STORAGE", "local", "FIRN_CONTAINER", "/backups");
    assertThat(java(List.of("check"), "--read-data", ours)).contains(none);
    Map<String, String> profile = profile("container: sftp://host/backups");
    assertThat(java(List.of("dump", "latest"), "/file", profile))
        .contains(ciphers)
        .doesNotContain(none);
  }

  /** A restore needs no optimising compiler then, and a backup not for them. */
  @Test
  void theCiphersOfTlsAreNativeWhereTheStorageUsesIt() throws Exception {
    String properties = "<-Djava.security.properties=" + home + "/lib/security.properties>";
    List<String> s3 = List.of("restore", "latest", "--storage", "s3", "--container");
    String none = "<-XX:TieredStopAtLevel=1>";
    assertThat(java(s3, "bucket", Map.of())).doesNotContain(properties, none);

    script(home.resolve("lib/native/libamazonCorrettoCryptoProvider.so"), "");
    assertThat(java(s3, "bucket", Map.of())).contains(properties, none);
    List<String> ceph = List.of("restore", "latest", "--storage=s3", "--endpoint=https://host:80");
    assertThat(java(ceph, "--container=bucket", Map.of())).contains(properties, none);
    Map<String, String> swift = Map.of("FIRN_STORAGE", "swift");
    assertThat(java(List.of("check"), "--read-data", swift)).contains(properties, none);
    assertThat(java(List.of("check"), "--read-data", profile("storage: s3")))
        .contains(properties, none);
    assertThat(java(List.of("check"), "--read-data", profile("container: /backups")))
        .contains(none)
        .doesNotContain(properties);
    assertThat(java(List.of("backup"), "/folder", swift)).contains(properties).doesNotContain(none);
    Map<String, String> local = Map.of("FIRN_STORAGE", "local");
    assertThat(java(List.of("backup"), "/folder", local)).doesNotContain(properties, none);
  }

  /** The place of a file of profiles whose last line has no end. */
  private Map<String, String> profile(String setting) throws IOException {
    Path file = folder.resolve("config/firn/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "profiles:\n  default:\n    " + setting);
    return Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
  }

  private String java(List<String> words, String last, Map<String, String> set) throws Exception {
    Map<String, String> environment = new HashMap<>(set);
    environment.putIfAbsent("FIRN_CONTAINER", "");
    environment.putIfAbsent("FIRN_STORAGE", "");
    environment.put("FIRN_JAVA_HOME", jdk("25"));
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return run(home.resolve("bin/firn"), environment, all.toArray(new String[0])).out();
  }

  @Test
  void aCloneBuildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
    Path clone =
        clone(
            "mkdir -p cli/.firn-build/firn/bin; cp START cli/.firn-build/firn/bin/firn; echo built >>count");
    Map<String, String> environment = withMaven(clone);

    assertThat(run(clone.resolve("firn"), environment, "x").err()).contains("building once");
    assertThat(run(clone.resolve("firn"), environment, "x").err()).isEmpty();
    Path source = clone.resolve("core/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    Result third = run(clone.resolve("firn"), environment, "x");

    assertThat(third.err()).contains("sources have changed");
    assertThat(third.out()).endsWith("<io.firn.cli.Main><x>");
    assertThat(clone.resolve("count")).content().isEqualTo("built\nbuilt\n");
  }

  @Test
  void twoFirstUsesAtATimeBuildOnce() throws Exception {
    Path clone =
        clone(
            "mkdir -p cli/.firn-build/firn/bin; cp START cli/.firn-build/firn/bin/firn; echo built >>count");
    Map<String, String> environment = withMaven(clone);

    Process first = start(clone.resolve("firn"), environment, List.of("x"));
    Process second = start(clone.resolve("firn"), environment, List.of("x"));

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(clone.resolve("count")).content().isEqualTo("built\n");
  }

  @Test
  void aBuildLeavesThoseAloneThatRun() throws Exception {
    Path clone = clone("mkdir -p cli/.firn-build/firn/bin; cp START cli/.firn-build/firn/bin/firn");
    Map<String, String> environment = withMaven(clone);
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Map<String, String> held = new HashMap<>(environment);
    held.put("FAKE_WAIT", pipe.toString());

    run(clone.resolve("firn"), environment, "x");
    Process running = start(clone.resolve("firn"), held, List.of("backup"));
    try (Writer release = Files.newBufferedWriter(pipe)) { // opens when the fake java reads it
      List<Path> first = builds(clone);
      change(clone, 60);
      assertThat(run(clone.resolve("firn"), environment, "x").err()).contains("sources have");
      assertThat(builds(clone)).hasSize(2).containsAll(first);
      release.write("go on\n");
    }
    assertThat(running.waitFor()).isZero();

    change(clone, 120);
    run(clone.resolve("firn"), environment, "x");
    assertThat(builds(clone)).hasSize(1);
  }

  private static List<Path> builds(Path clone) throws IOException {
    try (Stream<Path> folders = Files.list(clone.resolve("cli/.firn-build"))) {
      return folders.filter(one -> one.getFileName().toString().startsWith("firn.")).toList();
    }
  }

  private static void change(Path clone, int secondsAhead) throws IOException {
    Files.setLastModifiedTime(
        clone.resolve("core/src/main/A.java"),
        FileTime.from(Instant.now().plusSeconds(secondsAhead)));
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    Path clone = clone("echo 'A.java:[3,1] not a statement'; exit 1");

    Result result = run(clone.resolve("firn"), withMaven(clone), "x");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("cli/.firn-build/build.log ends with:")
        .endsWith("not a statement\n");
  }

  @Test
  void whatTheMachineLacksIsSaidInOneLine() throws Exception {
    Path clone = clone("echo '[ERROR] Rule 1 failed'; echo '[ERROR] Firn needs a JDK 25'; exit 1");

    Result result = run(clone.resolve("firn"), withMaven(clone), "x");

    assertThat(result.err()).endsWith("firn: Firn needs a JDK 25\n").doesNotContain("Rule 1");
  }

  private Path clone(String maven) throws IOException {
    Path clone = folder.resolve("my clone");
    script(clone.resolve("firn"), Files.readString(LAUNCHER));
    script(
        clone.resolve("path/mvn"),
        "#!/bin/sh\n" + maven.replace("START", "'" + START + "'") + "\n");
    for (String file :
        List.of("pom.xml", "core/pom.xml", "core/src/main/A.java", "cli/src/dist/x")) {
      Files.createDirectories(clone.resolve(file).getParent());
      Files.writeString(clone.resolve(file), "");
    }
    Files.createDirectories(clone.resolve("cli/src/main"));
    Files.createDirectories(clone.resolve("cli/.firn-build/firn/lib"));
    return clone;
  }

  private Map<String, String> withMaven(Path clone) throws IOException {
    // The fake java writes no cache: the script has to live with that as well.
    String path = clone.resolve("path") + ":" + System.getenv("PATH");
    return Map.of("PATH", path, "FIRN_JAVA_HOME", jdk("25"));
  }

  private String jdk(String version) throws IOException {
    return jdk(folder.resolve("jdk " + version), version);
  }

  private static String jdk(Path place, String version) throws IOException {
    script(place.resolve("bin/java"), SAY);
    Files.writeString(
        place.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return place.toString();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result run(Path command, Map<String, String> environment, String... arguments)
      throws Exception {
    Process process = start(command, environment, List.of(arguments));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private Process start(Path command, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(command.toString());
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    return builder.start();
  }
}
