package io.firn.core.repository;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Missing;
import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import io.firn.core.crypto.Password;
import io.firn.core.format.KeySlot;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.PublicHeader;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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
   * Reads the public header, and begins with the key slots.
   *
   * @param storage stays the caller's
   * @return empty when there is no repository
   */
  public Optional<LockedRepository> find(Storage storage) throws IOException {
    Parallel requests = new Parallel("reading the key slots", KeySlots.AT_ONCE);
    boolean found = false;
    try {
      Pending<List<Pending<KeySlot>>> slots =
          requests.start(() -> KeySlots.read(storage, requests));
      PublicHeader header =
          PublicHeader.parse(
              StorageReads.readObject(storage, ObjectNames.HEADER, PublicHeader.LARGEST));
      found = true;
      return Optional.of(new LockedRepository(storage, header, requests, slots, environment));
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    } finally {
      if (!found) {
        requests.close();
      }
    }
  }

  /**
   * Finds and unlocks.
   *
   * @param storage stays the caller's
   * @throws Missing when there is no repository
   */
  public Repository open(Storage storage, Password password) throws IOException {
    try (LockedRepository locked =
        find(storage)
            .orElseThrow(
                () -> new Missing("there is no repository here; make one with: firn init", null))) {
      return locked.unlock(password);
    }
  }
}
