package io.firn.bench.place;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.Storage;
import io.firn.testkit.storage.InMemoryStorage;

/** Objects on the heap. */
final class MemoryPlace implements Place {

  private InMemoryStorage objects = new InMemoryStorage();

  @Override
  public Storage plugin() {
    return new ForwardingStorage(objects) {
      @Override
      public void close() {
        // The objects are still wanted.
      }
    };
  }

  @Override
  public long bytesInProcess() {
    return objects.traffic().bytesUp();
  }

  @Override
  public void clear() {
    objects = new InMemoryStorage();
  }

  @Override
  public void close() {
    clear();
  }
}
