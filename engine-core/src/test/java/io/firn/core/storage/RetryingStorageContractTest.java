package io.firn.core.storage;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.StorageContract;
import io.firn.testkit.storage.Verb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/** Over a storage that fails one request in ten, all decorators together keep the contract. */
class RetryingStorageContractTest extends StorageContract {

  private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);

  @Override
  public Storage open() {
    FaultyStorage faulty = new FaultyStorage(container.reopen(), 1);
    for (Verb verb : Verb.values()) {
      faulty.script(Call.oneIn(20, verb), Fault.transientError());
      faulty.script(Call.oneIn(20, verb), Fault.answerLost());
    }
    faulty.script(Call.oneIn(20, Verb.OPEN), Fault.brokenBody(1000));
    RetryPolicy patient =
        new RetryPolicy(50, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
    StorageMeter meter = new StorageMeter();
    return new RetryingStorage(
        new MeteredStorage(faulty, meter), patient, meter, pause -> {}, new Random(1));
  }

  @Override
  public int listingObjects() {
    return 45;
  }
}
