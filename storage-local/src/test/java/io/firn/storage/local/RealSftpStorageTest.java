package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.storage.StorageContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The contract against OpenSSH. */
@Tag("real-servers")
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RealSftpStorageTest extends StorageContract {

  private final RealSshServer server = RealSshServer.find();
  private final Path repository = server.folder().resolve("contract-" + UUID.randomUUID());
  @TempDir Path temp;

  @AfterEach
  void remove() throws Exception {
    Commands.run("rm", "-rf", repository.toString());
  }

  @Override
  public Storage open() throws Exception {
    return SftpStorage.open(address(), server.settings(), OpenMode.CREATE, 20);
  }

  private SftpAddress address() {
    return server.address(repository);
  }

  @Override
  public int listingObjects() {
    return 75;
  }

  @Test
  void isExclusiveAndPrivate() throws Exception {
    ObjectName name = ObjectName.of("keys/a");
    storage().put(name, Payload.of(new byte[10]));
    assertThat(storage().createOnly()).isEqualTo(CreateOnly.EXCLUSIVE);
    Path file = repository.resolve("keys/a");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(file.getParent())).hasSize(3);
    assertThat(repository.resolve(".uploads~")).isEmptyDirectory();
  }

  @Test
  void anUnknownHostKeyIsRefusedWithTheWayOut() throws Exception {
    Path empty = Files.createFile(temp.resolve("known"));
    assertThatThrownBy(() -> SftpStorage.open(address(), knowing(empty), OpenMode.CREATE))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("ssh-keyscan -p " + server.port() + " 127.0.0.1 >> " + empty);
  }

  @Test
  void aChangedHostKeyIsRefused() throws Exception {
    Path known = temp.resolve("known");
    Files.writeString(known, server.knownHost(Path.of(server.key() + ".pub")));
    assertThatThrownBy(() -> SftpStorage.open(address(), knowing(known), OpenMode.CREATE))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("ssh-keygen -f " + known + " -R '[127.0.0.1]:" + server.port());
  }

  private SftpSettings knowing(Path knownHosts) {
    return new SftpSettings(
        knownHosts, server.settings().keyFiles(), Optional.empty(), Optional.empty());
  }

  @Test
  void withoutAKeyItIsDenied() {
    SftpSettings noKeys =
        new SftpSettings(
            server.settings().knownHosts(), List.of(), Optional.of("hunter2"), Optional.empty());
    assertThatThrownBy(() -> SftpStorage.open(address(), noKeys, OpenMode.CREATE))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("FIRN_STORAGE_PASSWORD")
        .hasMessageNotContaining("hunter2");
    assertThat(noKeys.toString()).doesNotContain("hunter2");
  }

  @Test
  void aMissingFolderIsNotFoundUnlessItMayBeCreated() {
    assertThatThrownBy(() -> SftpStorage.open(address(), server.settings(), OpenMode.READ))
        .isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> SftpStorage.open(address(), server.settings(), OpenMode.WRITE))
        .isInstanceOf(StorageException.NotFound.class);
    assertThat(repository).doesNotExist();
  }

  @Test
  void aVanishedFolderIsAnErrorAndNotMadeAgain() throws Exception {
    Storage storage = storage();
    storage.put(ObjectName.of("a"), Payload.of(new byte[1]));
    Commands.run("rm", "-r", repository.toString());
    assertThatThrownBy(() -> storage.list("", "")).isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> storage.put(ObjectName.of("b"), Payload.of(new byte[1])))
        .isInstanceOf(StorageException.NotFound.class);
    assertThat(repository).doesNotExist();
  }
}
