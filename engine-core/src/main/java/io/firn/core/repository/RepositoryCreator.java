package io.firn.core.repository;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.AlreadyThere;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.Password;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.KeySlot;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.PublicHeader;
import java.io.IOException;

/** {@code firn init}: makes a repository where there is none. */
public final class RepositoryCreator {

  private final Environment environment;

  public RepositoryCreator(Environment environment) {
    this.environment = environment;
  }

  /**
   * Makes the repository and opens it. Its key slot is stored before its header: a run that dies
   * between the two leaves no repository rather than one that nothing opens.
   *
   * @param label of the first key slot, for {@code firn key list}
   * @throws AlreadyThere when there is one; it is left alone
   */
  public Repository create(
      Storage storage, Password password, ChunkingParameters chunking, String label)
      throws IOException {
    if (storage.createOnly() == CreateOnly.NONE) {
      throw new Refused("this storage cannot create exclusively; it can only be read");
    }
    refuseExisting(storage);
    PublicHeader header =
        PublicHeader.create(
            RandomId.next(environment.random()), environment.clock().instant(), chunking);
    KeySlots slots = new KeySlots(storage, header);
    MasterKey master = MasterKey.random(environment.random());
    KeySlot slot = slots.add(master, password, label, environment);
    try {
      storage.put(ObjectNames.HEADER, Payload.of(header.encoded()));
    } catch (StorageException.Exists e) {
      master.close();
      storage.delete(slot.name());
      throw new AlreadyThere("another process made a repository here at the same moment");
    }
    return new Repository(storage, header, master, slot, environment);
  }

  private static void refuseExisting(Storage storage) throws IOException {
    try {
      storage.info(ObjectNames.HEADER);
    } catch (StorageException.NotFound e) {
      return;
    }
    throw new AlreadyThere("there is a repository here already; use it, or choose another place");
  }
}
