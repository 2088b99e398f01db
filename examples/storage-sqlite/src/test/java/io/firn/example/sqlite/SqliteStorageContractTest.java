package io.firn.example.sqlite;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.StorageContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

/** All that the engine asks of a storage. */
class SqliteStorageContractTest extends StorageContract {

  @TempDir private Path folder;

  @Override
  public Storage open() {
    Database database = new Database(folder.resolve("repository"), Duration.ofMinutes(1));
    return new SqliteStorage(database, InstantSource.system(), 10);
  }

  @Override
  public int listingObjects() {
    return 45;
  }
}
