package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.plugin.Options;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStorageFactoryTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  @TempDir Path temp;

  private final LocalStorageFactory factory = new LocalStorageFactory();

  private Storage open(String container, OpenMode mode) throws StorageException {
    return factory.open(container, mode, Options.of());
  }

  @Test
  void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(StorageFactory.class))
        .extracting(StorageFactory::name)
        .containsExactly("local");
  }

  @Test
  void aFolderMayBeAPathOrAFileAddress() throws Exception {
    Path folder = temp.resolve("with space");
    try (Storage storage = open(folder.toString(), OpenMode.CREATE)) {
      storage.put(NAME, Payload.of(new byte[7]));
    }
    try (Storage storage = open(folder.toUri().toString(), OpenMode.READ)) {
      assertThat(storage.info(NAME).size()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sftp://me:secret@host/folder",
        "sftp://me:sec@ret@host:22/folder",
        "ftp://me:secret@host/folder",
        "sftp://me:se cret@host/folder"
      })
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String container) {
    assertThatThrownBy(() -> open(container, OpenMode.READ))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("FIRN_STORAGE_PASSWORD")
        .hasMessageContaining("me:***@host")
        .hasMessageNotContaining("ret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "sftp://host", "sftp://host/", "sftp:///folder", "unknown://host/x"})
  void whatCannotBeUsedIsMisconfigured(String container) {
    assertThatThrownBy(() -> open(container, OpenMode.READ))
        .isInstanceOf(StorageException.Misconfigured.class);
  }

  @Test
  void sftpAddressesAreReadWithTheirDefaults() throws Exception {
    assertThat(SftpAddress.parse("sftp://host/a/b/", "me"))
        .isEqualTo(new SftpAddress("me", "host", 22, "/a/b"))
        .hasToString("sftp://me@host/a/b");
    assertThat(SftpAddress.parse("sftp://you@[::1]:2222/~/a%20b", "me"))
        .isEqualTo(new SftpAddress("you", "::1", 2222, "a b"))
        .extracting(SftpAddress::knownHost)
        .isEqualTo("[::1]:2222");
  }

  @Test
  void otherSchemesCanBeReadAndNotWritten() throws Exception {
    byte[] bytes = new byte[100_000];
    bytes[70_000] = 42;
    Path archive = temp.resolve("repository.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("segments/00/a"));
      zip.write(bytes);
      zip.putNextEntry(new ZipEntry("firn"));
    }
    try (Storage storage = open("zip:" + archive.toUri() + "!/", OpenMode.READ)) {
      assertThat(storage.createOnly()).isEqualTo(CreateOnly.NONE);
      assertThat(storage.list("", "").objects())
          .extracting(ObjectInfo::name)
          .containsExactly(ObjectName.of("firn"), NAME);
      ByteBuffer range = ByteBuffer.allocate(10);
      try (ReadableByteChannel channel = storage.open(NAME, 69_995, 10)) {
        while (range.hasRemaining() && channel.read(range) >= 0) {}
      }
      assertThat(range.get(5)).isEqualTo((byte) 42);
      assertThatThrownBy(() -> storage.open(NAME, 99_999, 2))
          .isInstanceOf(StorageException.BadRange.class);
      assertThatThrownBy(() -> storage.info(ObjectName.of("segments")))
          .isInstanceOf(StorageException.NotFound.class);
      assertThatThrownBy(() -> storage.put(ObjectName.of("b"), Payload.of(new byte[1])))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining("not written to");
    }
  }
}
