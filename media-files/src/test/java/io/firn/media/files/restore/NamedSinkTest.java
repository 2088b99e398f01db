package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk has its name when it is complete, and not before. */
class NamedSinkTest {

  @TempDir Path folder;
  private Path disk;
  private Path part;
  private FilesTarget target;

  @BeforeEach
  void open() throws IOException {
    disk = folder.resolve("disk-0");
    part = folder.resolve(".disk-0.firn-part");
    target =
        FilesTarget.open(
            new MediaContext("run", (severity, item, reason) -> {}),
            folder.toString().getBytes(UTF_8),
            new TargetOptions(true, false, false));
  }

  @AfterEach
  void close() throws MediaException {
    target.close();
  }

  private FileSink block() throws MediaException {
    return target.block("disk-0", OptionalLong.of(10));
  }

  private static void write(FileSink sink, String text) throws MediaException {
    sink.writeAt(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
  }

  @Test
  void whatWasCutOffIsNotUnderItsNameAndIsGoneOnWith() throws IOException {
    try (FileSink sink = block()) {
      assertThat(sink.isLeftover()).isFalse();
      write(sink, "half");
    }
    assertThat(disk).doesNotExist();
    try (FileSink sink = block()) {
      assertThat(sink.isLeftover()).isTrue();
      assertThat(sink.length()).isEqualTo(4);
      sink.truncate(10);
      sink.complete();
    }
    assertThat(disk).hasContent("half\0\0\0\0\0\0");
    assertThat(part).doesNotExist();
  }

  @Test
  void oneThatExistsIsSetAsideWhenItsFirstByteChanges() throws IOException {
    Files.writeString(disk, "the old one");
    try (FileSink sink = block()) {
      assertThat(sink.isLeftover()).isFalse();
      sink.readAt(ByteBuffer.allocate(4), 0);
      sink.truncate(11);
      assertThat(disk).hasContent("the old one");
      write(sink, "THE");
      assertThat(disk).doesNotExist();
      assertThat(part).hasContent("THE old one");
      sink.complete();
    }
    assertThat(disk).hasContent("THE old one");
  }

  @Test
  void oneThatIsEqualIsNotTouched() throws IOException {
    Files.writeString(disk, "the old one");
    try (FileSink sink = block()) {
      sink.truncate(11);
      sink.complete();
    }
    assertThat(disk).hasContent("the old one");
    assertThat(part).doesNotExist();
  }
}
