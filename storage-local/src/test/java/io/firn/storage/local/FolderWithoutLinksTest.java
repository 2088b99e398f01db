package io.firn.storage.local;

import io.firn.api.storage.Storage;

/** The contract on a folder as on a file system without hard links. */
class FolderWithoutLinksTest extends FolderStorageTest {

  @Override
  public Storage open() {
    return open(new Publication(false));
  }
}
