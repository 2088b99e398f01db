package io.firn.testkit.storage;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/** The contract as it stands for storages that check before they read the body. */
class DetectableStorageTest extends StorageContract {

  private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);

  @Override
  public Storage open() {
    return new CheckFirstStorage(container.reopen());
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  /** Looks whether the name is free, takes the body, then replaces whatever is there. */
  private static final class CheckFirstStorage extends AlteredStorage {
    CheckFirstStorage(InMemoryStorage real) {
      super(real);
    }

    @Override
    public CreateOnly createOnly() {
      return CreateOnly.DETECTABLE;
    }

    @Override
    public void put(ObjectName name, Payload payload) throws StorageException {
      try {
        real.info(name);
      } catch (StorageException.NotFound free) {
        ByteBuffer body = ByteBuffer.allocate((int) payload.length());
        payload.buffers().forEach(body::put);
        try {
          real.put(name, Payload.of(body.array()));
        } catch (StorageException.Exists late) {
          real.damage(name, body.array());
        }
        return;
      }
      throw new StorageException.Exists(name + " exists", null);
    }
  }
}
