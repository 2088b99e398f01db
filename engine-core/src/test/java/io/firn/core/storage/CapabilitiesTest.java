package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.LockingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What only some storages can do passes the decorators, and is treated like other requests. */
class CapabilitiesTest {

  private static final ObjectName NAME = ObjectName.of("a");
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualTime time = new ManualTime();
  private final InMemoryStorage inner = new InMemoryStorage();
  private final StorageMeter meter = new StorageMeter();
  private final AtomicInteger failures = new AtomicInteger();

  /** Has all capabilities; fails as often as it is told. */
  private final Storage capable =
      new LockingStorage(inner, DAY) {
        private void failAtFirst() throws StorageException {
          if (failures.getAndDecrement() > 0) {
            throw new StorageException.Transient("not now", null);
          }
        }

        @Override
        public void retain(ObjectName name, Instant until) throws StorageException {
          failAtFirst();
          super.retain(name, until);
        }

        @Override
        public Optional<BulkDelete> bulkDelete() {
          return Optional.of(
              names -> {
                failAtFirst();
                for (ObjectName name : names) {
                  delete(name);
                }
              });
        }
      };

  /** With every decorator but the watchdog, which would take our quick time for a stuck request. */
  private Storage stacked(Storage storage) {
    StorageTraffic all =
        new StorageTraffic(
            OptionalLong.of(1 << 20),
            OptionalLong.of(1 << 20),
            OptionalDouble.of(1),
            OptionalInt.of(2),
            Duration.ZERO,
            Duration.ZERO);
    return new StorageStack(
            all,
            RetryPolicy.DEFAULT,
            Optional.of(meter),
            OutageListener.NONE,
            time::nanos,
            time::sleep,
            new Random(1))
        .over(storage);
  }

  @Test
  void whatAStorageHasNotIsNotPretended() throws Exception {
    try (Storage storage = stacked(inner)) {
      assertThat(storage.objectLock()).isEmpty();
      assertThat(storage.bulkDelete()).isEmpty();
    }
  }

  @Test
  void theWatchdogPassesThemOn() throws Exception {
    Watchdog watchdog = new Watchdog(Duration.ofMinutes(10), System::nanoTime, Thread::sleep);
    try (Storage storage = new WatchdogStorage(capable, watchdog)) {
      assertThat(storage.objectLock()).isPresent();
      assertThat(storage.bulkDelete()).isPresent();
    }
  }

  @Test
  void keepingLongerIsTriedAgainLimitedAndCounted() throws Exception {
    try (Storage storage = stacked(capable)) {
      storage.put(NAME, Payload.of(new byte[1]));
      ObjectLock lock = storage.objectLock().orElseThrow();
      Instant later = inner.info(NAME).modified().plus(DAY.multipliedBy(2));
      failures.set(2);
      lock.retain(NAME, later);
      assertThat(lock.retainedUntil(NAME)).contains(later);
      assertThat(lock.period()).isEqualTo(DAY);
    }
    StorageMetrics.VerbMetrics retain = meter.snapshot().verbs().get(StorageVerb.RETAIN);
    assertThat(retain.requests()).isEqualTo(3);
    assertThat(retain.retries()).isEqualTo(2);
    assertThat(time.now()).as("five requests, one a second").isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void deletingManyIsOneRequestThatIsTriedAgain() throws Exception {
    List<ObjectName> names = List.of(NAME, ObjectName.of("b"), ObjectName.of("c"));
    for (ObjectName name : names) {
      inner.put(name, Payload.of(new byte[1]));
    }
    try (Storage storage = stacked(capable)) {
      failures.set(1);
      storage.bulkDelete().orElseThrow().delete(names);
      assertThat(inner.list("", "").objects()).isEmpty();
    }
    assertThat(meter.snapshot().verbs().get(StorageVerb.DELETE).requests()).isEqualTo(2);
  }

  @Test
  void whatWillNotGetBetterIsSaidAtOnce() throws Exception {
    try (Storage storage = stacked(capable)) {
      ObjectLock lock = storage.objectLock().orElseThrow();
      assertThatThrownBy(() -> lock.retain(NAME, Instant.now().plus(DAY)))
          .isInstanceOf(StorageException.NotFound.class);
    }
    assertThat(meter.snapshot().verbs().get(StorageVerb.RETAIN).requests()).isEqualTo(1);
  }

  @Test
  void aDryRunNeitherKeepsNorDeletes() throws Exception {
    inner.put(NAME, Payload.of(new byte[1]));
    DryRunStorage storage = new DryRunStorage(capable);
    assertThat(storage.objectLock()).isEmpty();
    storage.bulkDelete().orElseThrow().delete(List.of(NAME, ObjectName.of("b")));
    assertThat(storage.deletesNotSent()).isEqualTo(2);
    assertThat(inner.list("", "").objects()).hasSize(1);
  }

  @Test
  void theAdviceOfALifetimeReachesThePlugin() throws Exception {
    AtomicInteger advised = new AtomicInteger();
    Storage plugin =
        new ForwardingStorage(inner) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            advised.addAndGet((int) payload.lifetime().orElseThrow().toDays());
            super.put(name, payload);
          }
        };
    Payload bytes = Payload.of(new byte[1]);
    try (Storage storage = stacked(plugin)) {
      storage.put(
          NAME,
          new ForwardingPayload(bytes) {
            @Override
            public Optional<Duration> lifetime() {
              return Optional.of(Duration.ofDays(3));
            }
          });
    }
    assertThat(advised).hasValue(3);
  }
}
