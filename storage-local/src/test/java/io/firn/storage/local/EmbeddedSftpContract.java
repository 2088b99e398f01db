package io.firn.storage.local;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.storage.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract over SFTP, against a server in this JVM. It moves 10 MB/s, so that big objects are
 * less big here; the suite against OpenSSH tries the full size.
 */
abstract class EmbeddedSftpContract extends StorageContract {

  @TempDir private static Path serverFolder;
  private static EmbeddedSshServer server;

  @TempDir Path temp;

  /** To be called before all tests of a class. */
  static void start(boolean hardLinks) throws Exception {
    server = new EmbeddedSshServer(serverFolder, hardLinks);
  }

  static EmbeddedSshServer server() {
    return server;
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
  public int threads() {
    return 4;
  }
}
