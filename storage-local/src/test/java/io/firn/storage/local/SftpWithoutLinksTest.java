package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.storage.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over SFTP, against a server that can only rename. */
@Tag("long")
class SftpWithoutLinksTest extends StorageContract {

  @TempDir static Path serverFolder;
  private static EmbeddedSshServer server;

  @TempDir Path temp;

  @BeforeAll
  static void startServer() throws Exception {
    server = new EmbeddedSshServer(serverFolder, false);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  public Storage open() throws Exception {
    return SftpStorage.open(
        server.address(temp.resolve("repository")), server.settings(), OpenMode.CREATE, 20);
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  @Override
  public int bigObjectSize() {
    return 1 << 20;
  }

  @Override
  public int threads() {
    return 4;
  }

  @Test
  void withoutHardLinksItIsDetectable() throws Exception {
    assertThat(storage().createOnly()).isEqualTo(CreateOnly.DETECTABLE);
  }
}
