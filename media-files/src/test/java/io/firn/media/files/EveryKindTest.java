package io.firn.media.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.Machine;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds and attributes that java.nio cannot make, by the system's own tools. */
class EveryKindTest {

  @TempDir Path folder;
  private Path source;
  private Path target;
  private Path restored;
  private final Problems problems = new Problems();

  @BeforeEach
  void makeFolders() throws IOException {
    source = Files.createDirectory(folder.toRealPath().resolve("source"));
    target = folder.toRealPath().resolve("target");
    restored = target.resolve(source.toString().substring(1));
  }

  private void copyAndCompare() throws IOException {
    Copy.tree(source, target, problems);
    TreeComparison.assertSame(source, restored, "copy of " + source);
  }

  @Test
  void fifosAndLinksToThem() throws Exception {
    assumeTrue(ran("mkfifo", "fifo") && ran("ln", "fifo", "also"));
    ran("chmod", "0741", "fifo");
    ran("touch", "-h", "-d", "1999-12-31 23:59:59.123456789", "fifo");
    copyAndCompare();
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void devices() throws Exception {
    assumeTrue(ran("mknod", "null", "c", "1", "3") && ran("mknod", "loop", "b", "7", "300"));
    copyAndCompare();
  }

  @Test
  void socketsAreSkippedWithANote() throws Exception {
    assumeTrue(ran("python3", "-c", "import socket; socket.socket(socket.AF_UNIX).bind('sock')"));
    copyAndCompare();
    assertThat(restored.resolve("sock")).doesNotExist();
    assertThat(problems.lines()).containsExactly("NOTE " + source + "/sock: socket skipped");
  }

  @Test
  void aclsOfFilesAndDirectoriesAlsoTheDefaultOnes() throws Exception {
    Files.createDirectory(source.resolve("dir"));
    assumeTrue(ran("setfacl", "-m", "u:12345:rwx,d:g:54321:r-x", "dir"));
    Files.writeString(source.resolve("dir/inherits"), "x");
    Files.writeString(source.resolve("dir/plain"), "x");
    ran("setfacl", "-b", "dir/plain");
    copyAndCompare();
    assertThat(output(restored, "getfacl", "-Rn", "."))
        .isEqualTo(output(source, "getfacl", "-Rn", "."))
        .contains("user:12345:rwx");
  }

  @Test
  void capabilitiesSetIdBitsAndTrustedAttributes() throws Exception {
    Files.writeString(source.resolve("program"), "x");
    assumeTrue(ran("chown", "1:1", "program"));
    ran("chmod", "6755", "program");
    assumeTrue(ran("setcap", "cap_net_raw+ep", "program"));
    ran("setfattr", "-n", "trusted.firn", "-v", "0x00ff", "program");
    Files.createSymbolicLink(source.resolve("link"), Path.of("nowhere"));
    ran("setfattr", "-h", "-n", "trusted.firn", "-v", "of the link", "link");
    copyAndCompare();
    String all = "-Rhdm-";
    assertThat(output(restored, "getfattr", all, "-e", "hex", "link", "program"))
        .isEqualTo(output(source, "getfattr", all, "-e", "hex", "link", "program"))
        .contains("security.capability");
  }

  @Test
  void holesStayHoles() throws Exception {
    Path sparse = source.resolve("sparse");
    long length = 300L << 20;
    try (SeekableByteChannel out =
        Files.newByteChannel(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.position(100L << 20).write(ByteBuffer.wrap("in the middle".getBytes(UTF_8)));
      out.position(length - 1).write(ByteBuffer.allocate(1));
    }
    Path onlyHole = source.resolve("hole");
    Files.createFile(onlyHole);
    assumeTrue(ran("truncate", "-s", "50M", "hole"));
    copyAndCompare();
    assertThat(blocks(restored.resolve("sparse"))).isEqualTo(blocks(sparse)).isLessThan(1024);
    assertThat(blocks(restored.resolve("hole"))).isZero();
  }

  @Test
  void noOwnerLeavesTheFilesToWhoRestoresAndTakesTheirSetIdBits() throws Exception {
    assumeTrue(Machine.effectiveUser() == 0);
    Files.writeString(source.resolve("program"), "x");
    ran("chown", "12:34", "program");
    ran("chmod", "4755", "program");
    Copy.tree(source, target, problems, "no-owner");
    FileStatus status = status(restored.resolve("program"));
    assertThat(status.uid()).isZero();
    assertThat(status.permissions()).isEqualTo(0755);
    assertThat(problems.lines()).anyMatch(line -> line.contains("set-id bits"));
  }

  private static long blocks(Path file) throws ErrnoException {
    return status(file).blocks();
  }

  private static FileStatus status(Path file) throws ErrnoException {
    return FileStatus.at(Descriptors.WORKING_DIRECTORY, file.toString().getBytes(UTF_8));
  }

  /** Runs a tool in the source; false when it is missing or this user may not. */
  private boolean ran(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(source.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(Path where, String... command) throws IOException {
    Process process = new ProcessBuilder(List.of(command)).directory(where.toFile()).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
