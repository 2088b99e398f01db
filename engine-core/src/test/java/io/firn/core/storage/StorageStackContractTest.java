package io.firn.core.storage;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.StorageContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Whatever is asked for at once, a storage behind it keeps its contract. */
class StorageStackContractTest extends StorageContract {

  private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);

  @Override
  public Storage open() {
    StorageTraffic everything =
        new StorageTraffic(
            OptionalLong.of(1 << 30),
            OptionalLong.of(1 << 30),
            OptionalDouble.of(100_000),
            OptionalInt.of(64),
            Duration.ofMinutes(5),
            Duration.ofHours(1));
    return new StorageStack(everything, Optional.of(new StorageMeter()), OutageListener.NONE)
        .over(container.reopen());
  }

  @Override
  public int listingObjects() {
    return 45;
  }
}
