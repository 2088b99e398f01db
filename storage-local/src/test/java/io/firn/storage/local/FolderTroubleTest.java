package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users do to folders, and what they are told. */
class FolderTroubleTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void place() {
    folder = temp.resolve("repository");
  }

  private FolderStorage open(OpenMode mode) throws StorageException {
    return FolderStorage.open(folder, mode);
  }

  private static Payload payload() {
    return Payload.of(new byte[1000]);
  }

  @Test
  void openingWritesNothingAndAMissingFolderIsNotFound() throws Exception {
    for (OpenMode mode : List.of(OpenMode.READ, OpenMode.WRITE)) {
      assertThatThrownBy(() -> open(mode))
          .isInstanceOf(StorageException.NotFound.class)
          .hasMessage("the folder " + folder + " does not exist");
    }
    FolderStorage storage = open(OpenMode.CREATE);
    storage.now();
    storage.delete(NAME);
    assertThat(storage.list("", "").objects()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void readingLeavesNoTrace() throws Exception {
    open(OpenMode.CREATE).put(NAME, payload());
    remove(folder.resolve(FolderRoot.UPLOADS));
    FolderStorage storage = open(OpenMode.READ);
    storage.now();
    storage.info(NAME);
    assertThatThrownBy(() -> storage.put(ObjectName.of("x"), payload()))
        .isInstanceOf(StorageException.Misconfigured.class);
    assertThat(folder.resolve(FolderRoot.UPLOADS)).doesNotExist();
  }

  @Test
  void aFileIsNoContainer() throws Exception {
    Files.createFile(folder);
    for (OpenMode mode : OpenMode.values()) {
      assertThatThrownBy(() -> open(mode))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessage(folder + " is not a folder: give a folder as the container");
    }
  }

  @Test
  void aFolderBelowAFileCannotBeMade() throws Exception {
    Files.createFile(temp.resolve("file"));
    folder = temp.resolve("file/repository");
    assertThatThrownBy(() -> open(OpenMode.CREATE).put(NAME, payload()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void aVanishedFolderIsAnErrorForEveryVerbAndNotMadeAgain() throws Exception {
    FolderStorage storage = open(OpenMode.CREATE);
    storage.put(NAME, payload());
    remove(folder);
    assertVanished(() -> storage.list("", ""));
    assertVanished(() -> storage.put(NAME, payload()));
    assertVanished(() -> storage.info(NAME));
    assertVanished(() -> storage.open(NAME, 0, 1).close());
    assertVanished(() -> storage.delete(NAME));
    assertVanished(storage::now);
    assertThat(folder).doesNotExist();
  }

  private void assertVanished(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StorageException.NotFound.class)
        .hasMessage("the folder " + folder + " does not exist any more");
  }

  @Test
  void removedSubfoldersAreMadeAgain() throws Exception {
    FolderStorage storage = open(OpenMode.CREATE);
    storage.put(NAME, payload());
    remove(folder.resolve("segments"));
    remove(folder.resolve(FolderRoot.UPLOADS));
    storage.put(NAME, payload());
    assertThat(storage.info(NAME).size()).isEqualTo(1000);
  }

  @Test
  void foldersAndFilesArePrivate() throws Exception {
    open(OpenMode.CREATE).put(NAME, payload());
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("segments/00"))).isEqualTo("rwx------");
    assertThat(mode(folder.resolve(FolderRoot.UPLOADS))).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("segments/00/a"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderThatOnlyOthersMayReadStaysPrivateInside() throws Exception {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    open(OpenMode.WRITE).put(NAME, payload());
    assertThat(mode(folder.resolve("segments"))).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("segments/00/a"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderOfAGroupIsSharedWithIt() throws Exception {
    Files.createDirectory(folder);
    Files.setAttribute(folder, "unix:mode", 02770);
    open(OpenMode.WRITE).put(NAME, payload());
    assertThat((int) Files.getAttribute(folder.resolve("segments/00"), "unix:mode") & 07777)
        .isEqualTo(02770);
    assertThat(mode(folder.resolve("segments/00/a"))).isEqualTo("rw-rw----");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void foreignFilesAreNotListed() throws Exception {
    FolderStorage storage = open(OpenMode.CREATE);
    storage.put(NAME, payload());
    Files.createFile(folder.resolve("notes (1).txt"));
    Files.createFile(folder.resolve(".uploads~/stray"));
    Files.createDirectory(folder.resolve("lost+found"));
    Files.createSymbolicLink(folder.resolve("dangling"), temp.resolve("nowhere"));
    assertThat(storage.list("", "").objects()).hasSize(1);
  }

  @Test
  void aNameCannotBeBothAFolderAndAFile() throws Exception {
    FolderStorage storage = open(OpenMode.CREATE);
    storage.put(NAME, payload());
    assertThatThrownBy(() -> storage.put(ObjectName.of("segments"), payload()))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("same name");
    assertThatThrownBy(() -> storage.put(ObjectName.of(NAME + "/b"), payload()))
        .isInstanceOf(StorageException.class);
    assertThat(folder.resolve(FolderRoot.UPLOADS)).isEmptyDirectory();
  }

  @Test
  void aPayloadThatLiesAboutItsLengthIsNotStored() throws Exception {
    FolderStorage storage = open(OpenMode.CREATE);
    Payload liar =
        new Payload() {
          @Override
          public long length() {
            return 10;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.allocate(9));
          }
        };
    assertThatThrownBy(() -> storage.put(NAME, liar)).isInstanceOf(IllegalArgumentException.class);
    assertThat(storage.list("", "").objects()).isEmpty();
  }

  @Test
  void uploadsOfDeadWritersAreRemovedAndNoOthers() throws Exception {
    open(OpenMode.CREATE).put(NAME, payload());
    Path uploads = folder.resolve(FolderRoot.UPLOADS);
    Path dead = old(uploads.resolve("0123456789abcdef-1"));
    Path young = Files.createFile(uploads.resolve("0123456789abcdef-2"));
    Path foreign = old(uploads.resolve("readme"));

    open(OpenMode.WRITE).put(ObjectName.of("b"), payload());
    assertThat(dead).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
  }

  private static Path old(Path file) throws IOException {
    Files.createFile(file);
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
