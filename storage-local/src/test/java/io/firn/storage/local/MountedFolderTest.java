package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full, read-only and unmounted file systems. Mounts some, so needs root. */
@Tag("long")
class MountedFolderTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  @TempDir Path temp;
  private Path mount;

  @BeforeEach
  void mount() throws Exception {
    mount = Files.createDirectory(temp.resolve("mount"));
    Commands.run("mount", "-t", "tmpfs", "-o", "size=4m", "firn-test", mount.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    Commands.run("umount", "-l", mount.toString());
  }

  private static Payload payload(int size) {
    return Payload.of(new byte[size]);
  }

  @Test
  void aFullDiskIsQuotaAndLeavesNothing() throws Exception {
    FolderStorage storage = FolderStorage.open(mount.resolve("repository"), OpenMode.CREATE);
    storage.put(NAME, payload(1 << 20));
    assertThatThrownBy(() -> storage.put(ObjectName.of("b"), payload(8 << 20)))
        .isInstanceOf(StorageException.Quota.class)
        .hasMessageContaining("no space left");
    assertThat(storage.list("", "").objects()).hasSize(1);
    assertThat(mount.resolve("repository/.uploads~")).isEmptyDirectory();
    storage.put(ObjectName.of("b"), payload(1 << 20));
  }

  @Test
  void noInodesLeftIsQuota() throws Exception {
    FolderStorage storage = FolderStorage.open(mount, OpenMode.CREATE);
    Commands.run("mount", "-o", "remount,nr_inodes=12", mount.toString());
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                storage.put(ObjectName.of("x" + i), payload(1));
              }
            })
        .isInstanceOf(StorageException.Quota.class);
  }

  @Test
  void aReadOnlyFileSystemCanBeReadAndIsDeniedForWriting() throws Exception {
    FolderStorage before = FolderStorage.open(mount, OpenMode.WRITE);
    before.put(NAME, payload(10));
    Commands.run("mount", "-o", "remount,ro", mount.toString());

    assertThatThrownBy(() -> before.put(ObjectName.of("b"), payload(10)))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("read-only");
    assertThatThrownBy(() -> before.delete(NAME)).isInstanceOf(StorageException.Denied.class);
    assertThatThrownBy(() -> FolderStorage.open(mount, OpenMode.WRITE))
        .isInstanceOf(StorageException.Denied.class);
    FolderStorage reader = FolderStorage.open(mount, OpenMode.READ);
    assertThat(reader.info(NAME).size()).isEqualTo(10);
    assertThat(reader.list("", "").objects()).hasSize(1);
    reader.now();
  }

  @Test
  void anUnmountedDiskIsNotAnEmptyRepository() throws Exception {
    FolderStorage storage = FolderStorage.open(mount, OpenMode.CREATE);
    storage.put(NAME, payload(10));
    Commands.run("umount", mount.toString());
    try {
      assertThatThrownBy(() -> storage.list("", ""))
          .isInstanceOf(StorageException.NotFound.class)
          .hasMessageContaining("unmounted");
      assertThatThrownBy(() -> storage.put(ObjectName.of("b"), payload(10)))
          .isInstanceOf(StorageException.NotFound.class);
      assertThat(mount).isEmptyDirectory();
    } finally {
      Commands.run("mount", "-t", "tmpfs", "firn-test", mount.toString());
    }
  }
}
