package io.firn.media.files.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsTest {

  @TempDir Path folder;

  private static byte[] readAll(ContentReader reader) throws MediaException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer.clear())) {
      all.write(buffer.array(), 0, read);
    }
    return all.toByteArray();
  }

  private static FileReader open(Path file) throws MediaException {
    return FileReader.openPath(file.toString().getBytes(UTF_8), file.toString());
  }

  @Test
  void theOutputOfACommandIsRead() throws MediaException {
    CommandStream stream = new CommandStream("dump", "printf one; printf two");
    for (int attempt = 0; attempt < 2; attempt++) {
      try (ContentReader reader = stream.open()) {
        assertThat(readAll(reader)).isEqualTo("onetwo".getBytes(UTF_8));
      }
    }
  }

  @Test
  @Timeout(60)
  void anInterruptEndsTheCommandAndTheReadThatWaitsForIt() throws Exception {
    Path pid = folder.resolve("pid");
    CommandStream stream = new CommandStream("dump", "echo $$ >" + pid + "; echo on; sleep 600");
    try (ContentReader reader = stream.open()) {
      reader.read(ByteBuffer.allocate(10));
      ProcessHandle shell =
          ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      Thread waiting = Thread.currentThread();
      Thread.ofVirtual().start(waiting::interrupt);

      assertThatThrownBy(() -> reader.read(ByteBuffer.allocate(10)))
          .isInstanceOf(MediaException.Interrupted.class);

      assertThat(Thread.interrupted()).isTrue();
      shell.onExit().join();
    }
  }

  @Test
  void aCommandThatFailsFailsTheReadThoughItsOutputWasComplete() throws MediaException {
    try (ContentReader reader = new CommandStream("dump", "echo secret; exit 7").open()) {
      assertThatThrownBy(() -> readAll(reader))
          .isInstanceOf(MediaException.Failed.class)
          .hasMessageContaining("exit status 7")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  @Timeout(20)
  void aCommandThatNobodyReadsAnyMoreIsEnded() throws MediaException {
    try (ContentReader reader = new CommandStream("dump", "cat /dev/zero").open()) {
      assertThat(reader.read(ByteBuffer.allocateDirect(100))).isPositive();
    }
  }

  @Test
  void dataAndHolesComeInOrder() throws IOException {
    Path file = folder.resolve("sparse");
    long mega = 1 << 20;
    try (SeekableByteChannel out =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.position(mega).write(ByteBuffer.allocate(4096).put(0, (byte) 1));
      out.position(3 * mega).write(ByteBuffer.allocate(4096).put(0, (byte) 2));
    }
    List<String> found = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    try (FileReader reader = open(file)) {
      while (true) {
        long hole = reader.skipHole();
        if (hole > 0) {
          assertThat(reader.skipHole()).as("a hole is passed over once").isZero();
          found.add("hole " + hole);
          continue;
        }
        int read = reader.read(buffer.clear());
        if (read < 0) {
          break;
        }
        found.add("data " + read + " " + buffer.get(0));
      }
      assertThat(reader.changedWhileRead()).isFalse();
    }
    assertThat(found)
        .containsExactly("hole " + mega, "data 4096 1", "hole " + (2 * mega - 4096), "data 4096 2");
  }

  @Test
  void atAHoleReadGivesNothing() throws IOException {
    Path file = folder.resolve("hole");
    try (SeekableByteChannel out =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.position(1 << 20).write(ByteBuffer.allocate(1));
    }
    try (FileReader reader = open(file)) {
      assertThat(reader.read(ByteBuffer.allocateDirect(10))).isZero();
    }
  }

  @Test
  void aFileThatGrowsIsReadToItsFormerEndAndSaysSo() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "12345");
    try (FileReader reader = open(file)) {
      Files.writeString(file, "678", StandardOpenOption.APPEND);
      assertThat(readAll(reader)).isEqualTo("12345".getBytes(UTF_8));
      assertThat(reader.changedWhileRead()).isTrue();
    }
  }

  @Test
  void filesOfTheKernelThatSayTheyAreEmptyAreReadToTheirEnd() throws MediaException {
    try (FileReader reader = open(Path.of("/proc/self/status"))) {
      assertThat(new String(readAll(reader), UTF_8)).startsWith("Name:");
    }
  }

  @Test
  void aDirectoryHasNoContent() {
    assertThatThrownBy(() -> open(folder)).isInstanceOf(MediaException.Failed.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "raw, 0, '', true",
    "qcow2, 0, QFI\u00fb, false",
    "vmdk, 0, KDMV, false",
    "tar, 257, ustar, false",
    "gzip, 0, '\u001f\u008b', false"
  })
  void onlyRawDisksAreAligned(String name, int offset, String magic, boolean aligned)
      throws IOException {
    byte[] content = new byte[4096];
    byte[] bytes = magic.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, content, offset, bytes.length);
    Path image = folder.resolve(name);
    Files.write(image, content);
    DiskStream disk = DiskStream.of(image.toString().getBytes(UTF_8), name, name);
    assertThat(disk.aligned()).isEqualTo(aligned);
    assertThat(disk.length()).hasValue(4096);
    try (ContentReader first = disk.open();
        ContentReader second = disk.open()) {
      assertThat(readAll(first)).isEqualTo(content);
      assertThat(readAll(second)).isEqualTo(content);
    }
  }
}
