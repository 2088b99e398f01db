package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON document of every command, as in {@code docs/json.md}. */
final class DocumentsTest {

  @TempDir private Path home;
  private FirnRunner firn;
  private Golden golden;
  private Path source;

  @BeforeEach
  void makeSource() throws IOException {
    golden = new Golden(home);
    firn =
        new FirnRunner(home)
            .with("FIRN_CONTAINER", home.resolve("repo").toString())
            .with("FIRN_PASSWORD", "secret");
    source = Files.createDirectories(home.resolve("source"));
    file("notes.txt", "first\n");
    file("zeros", "0".repeat(5000));
    Files.createSymbolicLink(source.resolve("link"), Path.of("notes.txt"));
    settle();
  }

  private void file(String name, String content) throws IOException {
    Path file = Files.writeString(source.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  private void settle() throws IOException {
    Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(source, FileTime.fromMillis(1_700_000_000_000L));
  }

  private String json(int code, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Result result = firn.run(all.toArray(String[]::new));
    assertThat(result.code()).as(result.err() + result.out()).isEqualTo(code);
    return result.out();
  }

  @Test
  void everyCommandPrintsTheAgreedDocument() throws IOException {
    golden.check("version", json(0, "version"));
    golden.check("init", json(0, "init", "--label", "first"));
    golden.check(
        "backup",
        json(0, "backup", source.toString(), "--tag", "t1", "-N", "daily", "--hostname", "h"));
    Files.delete(source.resolve("zeros"));
    file("notes.txt", "second\n");
    settle();
    golden.check(
        "backup-again",
        json(0, "backup", source.toString(), "--tag", "t1", "-N", "daily", "--hostname", "h"));
    golden.check(
        "backup-dry-run",
        json(0, "backup", source.toString(), "--dry-run", "-N", "daily", "--hostname", "h"));
    golden.check("snapshots", json(0, "snapshots"));
    golden.check("ls", json(0, "ls", "latest", source.toString()));
    String first = firstSnapshot();
    golden.check("diff", diff(first));
    golden.check("find", json(0, "find", "*.txt"));
    Path out = home.resolve("dumped");
    golden.check(
        "dump", json(0, "dump", first, source.resolve("notes.txt").toString(), "-o", out + ""));
    assertThat(out).hasContent("first\n");
    golden.check(
        "restore",
        json(0, "restore", "latest", "--target", home.resolve("target").toString(), "--verify"));
    assertThat(home.resolve("target" + source.resolve("notes.txt"))).hasContent("second\n");
    golden.check("check", json(0, "check", "--read-data"), "bytes");
    golden.check("repair-index", json(0, "repair", "index", "--dry-run"));
    golden.check("repair-manifests", json(0, "repair", "manifests", "--dry-run"));
    golden.check("stats", json(0, "stats"), "bytes");
  }

  /** Without the folders above the source, which other programs change as well. */
  private String diff(String first) {
    return json(0, "diff", first, "latest")
        .replaceAll("(?s)\\{[^{}]*\"path\" : \"(?!" + source + "/)[^{}]*\\},?\\s*", "");
  }

  private String firstSnapshot() {
    return json(0, "snapshots").replaceAll("(?s).*?\"id\" : \"([0-9a-f]+)\".*", "$1");
  }

  @Test
  void theBenchmarkPrintsTheAgreedDocument() throws IOException {
    String place = Files.createDirectory(home.resolve("place")).toString();
    for (int i = 0; i < 5; i++) {
      file("data-" + i, (i + "words as in any text\n").repeat(50_000));
    }
    String document =
        json(
            0,
            "benchmark",
            source.toString(),
            "--container=" + place,
            "--duration=10s",
            "--max-bytes=64MiB",
            "--apply");
    String normal =
        document
            .replaceAll("\"(seen|why|value|cipher)\" : \"[^\"]+\"", "\"$1\" : \"TEXT\"")
            .replaceAll("(?s)(\\{[^{}]*\"segment_size\"[^{}]*}),\\s+\\{.*?}(?=\\s+])", "$1")
            .replaceAll(
                "(?s)(\"chunk_sizes\" : \\[\\s+\\{[^{}]*})(,\\s+\\{[^{}]*})*(?=\\s+])", "$1")
            .replaceAll("\"processor_seconds\" : [0-9.E-]+", "\"processor_seconds\" : \"VARIES\"");
    golden.check(
        "benchmark",
        normal,
        "processors",
        "memory",
        "cut_bytes_per_second",
        "named_bytes_per_second",
        "sealed_bytes_per_second",
        "segments",
        "max_segment_size",
        "measured_segment_size",
        "measured_connections",
        "connections",
        "up_bytes_per_second",
        "down_bytes_per_second",
        "best_up_bytes_per_second",
        "count");
  }

  /** As many measurements as the bytes allow, which differs from machine to machine. */
  @Test
  void theProbePrintsTheAgreedDocument() throws IOException {
    String place = Files.createDirectory(home.resolve("place")).toString();
    String document =
        json(
            0,
            "storage",
            "probe",
            "--container",
            place,
            "--duration",
            "5m",
            "--max-bytes",
            "64MiB");
    String normal =
        document
            .replaceAll("\"seen\" : \"[^\"]+\"", "\"seen\" : \"TEXT\"")
            .replaceAll("(?s)(\\{[^{}]*\"segment_size\"[^{}]*}),\\s+\\{.*?}(?=\\s+])", "$1");
    golden.check(
        "storage-probe",
        normal,
        "segments",
        "max_segment_size",
        "measured_segment_size",
        "measured_connections",
        "connections",
        "up_bytes_per_second",
        "down_bytes_per_second",
        "best_up_bytes_per_second",
        "count",
        "failures");
    try (Stream<Path> left = Files.walk(Path.of(place))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  /** The options are the plugins' own business, so these two are not compared as a whole. */
  @Test
  void theListsOfPluginsHaveNamesAndOptions() {
    assertThat(json(0, "storage", "list"))
        .startsWith("[\n  {\n    \"name\" : \"local\",\n    \"description\" : ")
        .contains("\"options\" : [");
    assertThat(json(0, "media", "list"))
        .startsWith("[\n  {\n    \"name\" : \"")
        .contains("    \"name\" : \"files\",\n    \"description\" : ")
        .contains("\"name\" : \"exclude\",\n        \"type\" : \"text_list\"");
  }

  @Test
  void theKeyCommandsPrintTheAgreedDocuments() {
    json(0, "init", "--label", "first");
    firn.with("FIRN_NEW_PASSWORD", "another");
    golden.check("key-add", json(0, "key", "add", "--label", "second"));
    firn.with("FIRN_PASSWORD", "another").with("FIRN_NEW_PASSWORD", "third");
    golden.check("key-passwd", json(0, "key", "passwd"));
    firn.with("FIRN_PASSWORD", "third");
    String list = json(0, "key", "list");
    String other =
        list.replaceAll("(?s).*?\"id\" : \"([0-9a-f]+)\"[^{}]*\"current\" : false.*", "$1");
    golden.check("key-remove", json(0, "key", "remove", other));
    golden.check("key-list", json(0, "key", "list"));
    assertThat(firn.with("FIRN_PASSWORD", "secret").run("key", "list").code()).isEqualTo(12);
  }

  @Test
  void freezersDocumentHasItsKeysAndTypes() throws IOException {
    json(0, "init");
    Path document = home.resolve("metadata.json");

    String[] backup = {
      "backup", source.toString(), "-N", "daily", "--hostname", "h", "--metadata-out"
    };
    List<String> toFile = new ArrayList<>(List.of(backup));
    toFile.add(document.toString());
    assertThat(firn.run(toFile.toArray(String[]::new)).code()).isZero();
    golden.check("freezer-metadata", Files.readString(document));

    List<String> toOutput = new ArrayList<>(List.of(backup));
    toOutput.add("-");
    Result result = firn.run(toOutput.toArray(String[]::new));
    golden.check("freezer-metadata-again", result.out());
    assertThat(result.err()).contains("Snapshot  ");
  }
}
