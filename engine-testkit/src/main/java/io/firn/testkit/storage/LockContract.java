package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a storage with {@link ObjectLock} keeps. One without it has nothing to prove here. */
interface LockContract extends StorageFixture {

  @Test
  default void aNewObjectIsKeptForThePeriod() throws Exception {
    Optional<ObjectLock> lock = storage().objectLock();
    if (lock.isEmpty()) {
      return;
    }
    ObjectName name = ObjectName.of("lock/new");
    storage().put(name, Payload.of(bytes("new", 1000)));
    Instant created = storage().info(name).modified();

    assertThat(lock.get().period()).isPositive();
    assertThat(lock.get().retainedUntil(name).orElseThrow())
        .isCloseTo(created.plus(lock.get().period()), within(10, ChronoUnit.SECONDS));
  }

  @Test
  default void whatIsNotWantedForLongIsNotKept() throws Exception {
    Optional<ObjectLock> lock = storage().objectLock();
    if (lock.isEmpty()) {
      return;
    }
    ObjectName name = ObjectName.of("lock/passing");
    storage().put(name, Samples.wantedFor(Duration.ofDays(1), bytes("passing", 1000)));
    assertThat(lock.get().retainedUntil(name)).isEmpty();
  }

  @Test
  default void anObjectCanBeKeptLongerAndNeverShorter() throws Exception {
    Optional<ObjectLock> lock = storage().objectLock();
    if (lock.isEmpty()) {
      return;
    }
    ObjectName name = ObjectName.of("lock/longer");
    byte[] bytes = bytes("longer", 1000);
    storage().put(name, Payload.of(bytes));
    Instant later =
        storage().now().plus(lock.get().period().multipliedBy(2)).truncatedTo(ChronoUnit.SECONDS);

    lock.get().retain(name, later);
    assertThat(another().objectLock().orElseThrow().retainedUntil(name)).contains(later);
    try {
      lock.get().retain(name, later.minus(lock.get().period()));
    } catch (StorageException refused) {
      assertThat(refused).isNotInstanceOf(StorageException.Transient.class);
    }
    assertThat(lock.get().retainedUntil(name)).contains(later);
    assertThat(read(storage(), name)).isEqualTo(bytes);
  }

  @Test
  default void deletingAnObjectThatIsKeptIsNoError() throws Exception {
    if (storage().objectLock().isEmpty()) {
      return;
    }
    ObjectName name = ObjectName.of("lock/deleted");
    storage().put(name, Payload.of(bytes("deleted", 1000)));
    assertThatCode(() -> storage().delete(name)).doesNotThrowAnyException();
  }

  @Test
  default void whatIsNotThereCannotBeKept() throws Exception {
    Optional<ObjectLock> lock = storage().objectLock();
    if (lock.isEmpty()) {
      return;
    }
    // So that the container is there, whatever else is not.
    storage().put(ObjectName.of("lock/other"), Payload.of(new byte[1]));
    ObjectName missing = ObjectName.of("lock/missing");
    Instant later = storage().now().plus(lock.get().period());
    assertThatThrownBy(() -> lock.get().retainedUntil(missing))
        .isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> lock.get().retain(missing, later))
        .isInstanceOf(StorageException.NotFound.class);
  }
}
