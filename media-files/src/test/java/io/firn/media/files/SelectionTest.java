package io.firn.media.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.testkit.plugin.Options;
import io.firn.testkit.tree.ByteNames;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is walked and what is left out. */
class SelectionTest {

  private static final String TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# more";

  @TempDir Path folder;
  private Path source;
  private final Problems problems = new Problems();

  @BeforeEach
  void makeTree() throws IOException {
    source = folder.toRealPath().resolve("s");
    for (String file : List.of("a/1.txt", "a/2.tmp", "a.b", "b/c/3.txt", "b/c/4.tmp", "cache/x")) {
      Path path = source.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
  }

  /** Relative to the source, the directories above it left out. */
  private List<String> walk(String... options) throws MediaException {
    String prefix = source + "/";
    return Copy.walk(Options.of(options), problems).stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  @Test
  void aDirectoryComesBeforeWhatIsInItAndThatBeforeItsSiblings() throws IOException {
    assertThat(walk("path-to-backup", source.toString()))
        .containsExactly(
            "a",
            "a/1.txt",
            "a/2.tmp",
            "a.b",
            "b",
            "b/c",
            "b/c/3.txt",
            "b/c/4.tmp",
            "cache",
            "cache/x");
  }

  @Test
  void theDirectoriesAboveAreGivenToo() throws IOException {
    List<String> walked =
        Copy.walk(Options.of("path-to-backup", source.resolve("a.b").toString()), problems);
    for (Path above = source; above.getNameCount() > 0; above = above.getParent()) {
      assertThat(walked).contains(above.toString());
    }
    assertThat(walked).endsWith(source + "/a.b").hasSize(source.getNameCount() + 1);
  }

  @Test
  void nestedAndRepeatedPathsFallTogether() throws IOException {
    assertThat(
            walk(
                "path-to-backup", source + "/b/c",
                "path-to-backup", source + "/./a/",
                "path-to-backup", source + "/b/../b/c/3.txt",
                "path-to-backup", source + "/a"))
        .containsExactly("a", "a/1.txt", "a/2.tmp", "b", "b/c", "b/c/3.txt", "b/c/4.tmp");
  }

  @Test
  void aNamedPathIsKeptWithinAnExcludedDirectory() throws IOException {
    assertThat(
            walk(
                "path-to-backup",
                source.toString(),
                "path-to-backup",
                source + "/b/c",
                "exclude",
                "b",
                "exclude",
                "*.tmp"))
        .containsExactly("a", "a/1.txt", "a.b", "b", "b/c", "b/c/3.txt", "cache", "cache/x");
  }

  @Test
  void patternsComeFromFilesAndOptions() throws IOException {
    Path patterns = folder.resolve("patterns");
    Files.writeString(patterns, "# comment\n\n  *.txt  \n/nothing\n");
    assertThat(
            walk(
                "path-to-backup",
                source.toString(),
                "exclude-file",
                patterns.toString(),
                "exclude",
                source + "/cache",
                "exclude",
                "!3.txt"))
        .containsExactly("a", "a/2.tmp", "a.b", "b", "b/c", "b/c/3.txt", "b/c/4.tmp");
  }

  @Test
  void largeFilesAreLeftOut() throws IOException {
    assertThat(walk("path-to-backup", source.toString(), "exclude-larger-than", "7"))
        .containsExactly("a", "a/1.txt", "a/2.tmp", "a.b", "b", "b/c", "cache", "cache/x");
  }

  @Test
  void aTaggedDirectoryIsKeptEmptyAndAFalseTagDoesNotCount() throws IOException {
    Files.writeString(source.resolve("cache/CACHEDIR.TAG"), TAG);
    Files.writeString(source.resolve("a/CACHEDIR.TAG"), "Signature: something else");
    assertThat(walk("path-to-backup", source.toString(), "exclude-caches", "true"))
        .containsExactly(
            "a",
            "a/1.txt",
            "a/2.tmp",
            "a/CACHEDIR.TAG",
            "a.b",
            "b",
            "b/c",
            "b/c/3.txt",
            "b/c/4.tmp",
            "cache");
  }

  @Test
  void pathsComeFromListsAsTheyStand() throws IOException {
    Path odd = ByteNames.resolve(source, new byte[] {'#', (byte) 0xff, '\n'});
    Files.writeString(odd, "x");
    Path lines = folder.resolve("lines");
    Files.writeString(lines, "# comment\n\n" + source + "/a\n" + source + "/a.b");
    Path nuls = folder.resolve("nuls");
    byte[] prefix = (source + "/").getBytes(UTF_8);
    byte[] name = ByteNames.nameOf(odd);
    try (RandomAccessFile out = new RandomAccessFile(nuls.toFile(), "rw")) {
      out.write(prefix);
      out.write(name);
      out.write(0);
    }
    assertThat(walk("files-from", lines.toString(), "files-from0", nuls.toString()))
        .containsExactly("#\\xff\\x0a", "a", "a/1.txt", "a/2.tmp", "a.b");
  }

  @Test
  void aPathThatDoesNotExistIsAnErrorBeforeAnything() throws IOException {
    Options options = Options.of("path-to-backup", source + "/nothing");
    try (Media media = new FilesMediaFactory().open(problems.context(), options)) {
      assertThatThrownBy(media::discover)
          .isInstanceOf(MediaException.NotFound.class)
          .hasMessageContaining(source + "/nothing");
    }
  }

  @Test
  void aNamedLinkIsStoredAsALinkAndOneOnTheWayIsFollowed() throws IOException {
    Files.createSymbolicLink(source.resolve("link"), Path.of("b"));
    assertThat(walk("path-to-backup", source + "/link")).containsExactly("link");
    assertThat(walk("path-to-backup", source + "/link/c/3.txt"))
        .containsExactly("link", "link/c", "link/c/3.txt");
  }

  @Test
  void nothingNamedIsAUsageError() {
    assertThatThrownBy(() -> walk("exclude", "x"))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--path-to-backup");
    assertThatThrownBy(() -> walk("path-to-backup", "/", "stdin-filename", "x"))
        .isInstanceOf(MediaException.Misconfigured.class);
  }

  @Test
  void otherFileSystemsAreLeftOutButForTheirDirectory() throws IOException {
    List<String> walked =
        Copy.walk(
            Options.of(
                "path-to-backup", "/dev", "one-file-system", "true", "exclude", "/dev/[a-oq-z]*"),
            problems);
    assertThat(walked).contains("/dev/pts").noneMatch(path -> path.startsWith("/dev/pts/"));
  }
}
