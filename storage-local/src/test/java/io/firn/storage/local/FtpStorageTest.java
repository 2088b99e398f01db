package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that somebody copied to an FTP server can be restored from there. */
class FtpStorageTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  @TempDir Path temp;

  private final byte[] bytes = new byte[300_000];
  private SmallFtpServer server;

  @BeforeEach
  void fill() throws Exception {
    new SplittableRandom(1).nextBytes(bytes);
    try (Storage folder = FolderStorage.open(temp.resolve("repository"), OpenMode.CREATE)) {
      folder.put(NAME, Payload.of(bytes));
      folder.put(ObjectName.of("segments/00-b"), Payload.of(new byte[1]));
      folder.put(ObjectName.of("firn"), Payload.of(new byte[20]));
    }
    server = new SmallFtpServer(temp);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Storage open(String password, String path) throws StorageException {
    String container = "ftp://me@127.0.0.1:" + server.port() + temp.resolve(path);
    return VfsStorage.open(container, FtpOptions.of(container, Optional.of(password)));
  }

  private static byte[] read(Storage storage, long offset, int length) throws IOException {
    ByteBuffer range = ByteBuffer.allocate(length);
    try (ReadableByteChannel channel = storage.open(NAME, offset, length)) {
      while (range.hasRemaining() && channel.read(range) >= 0) {}
    }
    return range.array();
  }

  @Test
  void objectsAreListedAndReadByRange() throws Exception {
    try (Storage storage = open(SmallFtpServer.PASSWORD, "repository")) {
      ListPage page = storage.list("", "");
      assertThat(page.objects())
          .extracting(object -> object.name().value())
          .containsExactly("firn", "segments/00-b", "segments/00/a");
      assertThat(storage.info(NAME).size()).isEqualTo(bytes.length);
      assertThat(read(storage, 0, bytes.length)).isEqualTo(bytes);
      for (int offset : new int[] {1, 65_535, 299_990}) {
        assertThat(read(storage, offset, 10))
            .isEqualTo(Arrays.copyOfRange(bytes, offset, offset + 10));
      }
      assertThatThrownBy(() -> storage.info(ObjectName.of("none")))
          .isInstanceOf(StorageException.NotFound.class);
    }
  }

  @Test
  void writingIsRefusedWithOneLine() throws Exception {
    try (Storage storage = open(SmallFtpServer.PASSWORD, "repository")) {
      assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes)))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining("cannot create a file exclusively");
      assertThatThrownBy(() -> storage.delete(NAME))
          .isInstanceOf(StorageException.Misconfigured.class);
    }
  }

  @Test
  void aWrongPasswordIsDeniedAndNotRepeated() {
    assertThatThrownBy(() -> open("hunter2", "repository"))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("FIRN_STORAGE_PASSWORD")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aMissingFolderIsNotFound() {
    assertThatThrownBy(() -> open(SmallFtpServer.PASSWORD, "nothing"))
        .isInstanceOf(StorageException.NotFound.class);
  }
}
