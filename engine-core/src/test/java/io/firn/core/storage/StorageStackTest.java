package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of the decorators, by what would be wrong with another one. */
@Timeout(60)
class StorageStackTest {

  private static final ObjectName NAME = ObjectName.of("a");

  private final ManualTime time = new ManualTime();
  private final InMemoryStorage inner = new InMemoryStorage();
  private final FaultyStorage faulty = new FaultyStorage(inner, 1);
  private final StorageMeter meter = new StorageMeter();

  private static StorageTraffic traffic(OptionalDouble requests, OptionalInt connections) {
    return new StorageTraffic(
        OptionalLong.empty(),
        OptionalLong.empty(),
        requests,
        connections,
        Duration.ZERO,
        Duration.ZERO);
  }

  private Storage storage(StorageTraffic traffic, Sleeper sleeper) {
    return new StorageStack(
            traffic,
            RetryPolicy.DEFAULT,
            Optional.of(meter),
            OutageListener.NONE,
            time::nanos,
            sleeper,
            new Random(1))
        .over(faulty);
  }

  @Test
  void withoutWishesOnlyRetriesStandBetween() {
    Storage plugin =
        new ForwardingStorage(inner) {
          @Override
          public String toString() {
            return "the plugin";
          }
        };
    StorageTraffic none = traffic(OptionalDouble.empty(), OptionalInt.empty());
    Storage storage = new StorageStack(none, Optional.empty(), OutageListener.NONE).over(plugin);
    assertThat(storage).hasToString("RetryingStorage(the plugin)");
  }

  @Test
  void everyAttemptIsARequestForTheLimit() throws Exception {
    faulty.script(new Call(Verb.NOW, "", 0, 1, 3, 1), Fault.transientError());
    storage(traffic(OptionalDouble.of(0.01), OptionalInt.empty()), time::sleep).now();
    assertThat(time.now()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(301));
    assertThat(meter.snapshot().verbs().get(StorageVerb.NOW).requests()).isEqualTo(4);
  }

  @Test
  void theTimeThatALimitTakesIsNotTheStorages() throws Exception {
    Storage storage = storage(traffic(OptionalDouble.of(0.01), OptionalInt.empty()), time::sleep);
    storage.now();
    storage.now();
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(100));
    assertThat(meter.snapshot().verbs().get(StorageVerb.NOW).max())
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void whoPausesHoldsNoConnection() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    faulty.script(Call.nth(Verb.NOW, 1), Fault.transientError());
    AtomicReference<Storage> whole = new AtomicReference<>();
    Storage storage =
        storage(
            traffic(OptionalDouble.empty(), OptionalInt.of(1)),
            pause -> {
              try {
                assertThat(whole.get().info(NAME).size()).isEqualTo(3);
              } catch (StorageException e) {
                throw new AssertionError(e);
              }
            });
    whole.set(storage);
    storage.now();
    assertThat(meter.snapshot().verbs().get(StorageVerb.INFO).requests()).isEqualTo(1);
  }
}
