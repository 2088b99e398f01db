package io.firn.testkit.storage;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract on a storage with a lock. */
class LockingStorageTest extends StorageContract {

  private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);
  private final Map<ObjectName, Instant> kept = new ConcurrentHashMap<>();

  @Override
  public Storage open() {
    return new LockingStorage(container.reopen(), Duration.ofDays(30), kept);
  }

  @Override
  public int listingObjects() {
    return 45;
  }
}
