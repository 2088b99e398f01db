package io.firn.storage.local;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.storage.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a folder, by hard links. */
class FolderStorageTest extends StorageContract {

  @TempDir Path temp;

  @Override
  public Storage open() {
    return open(new Publication(true));
  }

  Storage open(Publication publication) {
    return new FolderStorage(temp.resolve("repository"), OpenMode.CREATE, publication, 20);
  }

  @Override
  public int listingObjects() {
    return 75;
  }
}
