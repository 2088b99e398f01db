package io.firn.core.repository;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Missing;
import io.firn.core.crypto.Password;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.PublicHeader;
import io.firn.core.storage.StorageReads;
import java.io.IOException;

/** Opens a repository that exists. */
public final class RepositoryOpener {

  private final Environment environment;

  public RepositoryOpener(Environment environment) {
    this.environment = environment;
  }

  /** Tells whether there is a repository, without a password. */
  public boolean exists(Storage storage) throws IOException {
    try {
      storage.info(ObjectNames.HEADER);
      return true;
    } catch (StorageException.NotFound e) {
      return false;
    }
  }

  /**
   * Reads the public header and unlocks the keys; costs one evaluation of the KDF for each slot
   * that is tried.
   *
   * @param storage stays the caller's
   * @throws Missing when there is no repository
   */
  public Repository open(Storage storage, Password password) throws IOException {
    PublicHeader header;
    try {
      header =
          PublicHeader.parse(
              StorageReads.readObject(storage, ObjectNames.HEADER, PublicHeader.LARGEST));
    } catch (StorageException.NotFound e) {
      throw new Missing("there is no repository here; make one with: firn init", e);
    }
    KeySlots.Unlocked unlocked = new KeySlots(storage, header).unlock(password);
    return new Repository(storage, header, unlocked.master(), unlocked.slot(), environment);
  }
}
