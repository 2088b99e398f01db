package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Errors have their types, deletes are idempotent, and the storage tells the time. */
interface ErrorContract extends StorageFixture {

  @Test
  default void capabilitiesAreDeclared() throws Exception {
    assertThat(storage().createOnly()).isIn(CreateOnly.EXCLUSIVE, CreateOnly.DETECTABLE);
    assertThat(storage().settleTime()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  default void whatDoesNotExistIsNotFound() throws Exception {
    storage().put(ObjectName.of("error/there"), Payload.of(new byte[1]));
    for (String missing : new String[] {"error/not", "other/not", "x", "error"}) {
      ObjectName name = ObjectName.of(missing);
      assertThatThrownBy(() -> storage().info(name))
          .as("info of %s", missing)
          .isInstanceOf(StorageException.NotFound.class)
          .hasMessageContaining(missing);
      for (long length : new long[] {0, 1, Storage.TO_END}) {
        assertThatThrownBy(() -> storage().open(name, 0, length))
            .as("open of %s", missing)
            .isInstanceOf(StorageException.NotFound.class)
            .hasMessageContaining(missing);
      }
    }
  }

  @Test
  default void nothingIsFoundInAFreshContainer() throws Exception {
    ObjectName name = ObjectName.of("firn");
    assertThatThrownBy(() -> storage().info(name)).isInstanceOf(StorageException.NotFound.class);
    assertThatCode(() -> storage().delete(name)).doesNotThrowAnyException();
  }

  @Test
  default void deleteIsIdempotent() throws Exception {
    ObjectName name = ObjectName.of("error/deleted");
    storage().put(name, Payload.of(bytes("deleted", 10)));
    storage().delete(name);
    assertThatCode(() -> storage().delete(name)).doesNotThrowAnyException();
    assertThatCode(() -> storage().delete(ObjectName.of("never/was"))).doesNotThrowAnyException();
    Samples.settle(storage());
    assertThatThrownBy(() -> storage().info(name)).isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> read(storage(), name)).isInstanceOf(StorageException.NotFound.class);
  }

  @Test
  default void aDeletedNameMayBeUsedAgain() throws Exception {
    ObjectName name = ObjectName.of("error/again");
    storage().put(name, Payload.of(bytes("old", 1000)));
    storage().delete(name);
    Samples.settle(storage());
    storage().put(name, Payload.of(bytes("new", 2000)));
    assertThat(read(storage(), name)).isEqualTo(bytes("new", 2000));
  }

  @Test
  default void itsClockStampsItsObjects() throws Exception {
    ObjectName name = ObjectName.of("error/stamped");
    Instant before = storage().now();
    storage().put(name, Payload.of(new byte[1]));
    Instant after = storage().now();
    Instant modified = storage().info(name).modified();
    Duration tolerance = clockTolerance();
    assertThat(before).isBeforeOrEqualTo(after.plus(tolerance));
    assertThat(modified).isBetween(before.minus(tolerance), after.plus(tolerance));
  }

  @Test
  default void closingTwiceIsNoError() throws Exception {
    Storage storage = another();
    storage.close();
    assertThatCode(storage::close).doesNotThrowAnyException();
  }
}
