package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How objects go: many at once, where the storage can, and by themselves. */
interface DeleteContract extends StorageFixture {

  /** For a storage that has {@link BulkDelete}; any other has nothing to prove here. */
  @Test
  default void allThatAreNamedAreDeletedAtOnceAndNoOthers() throws Exception {
    Optional<BulkDelete> bulk = storage().bulkDelete();
    if (bulk.isEmpty()) {
      return;
    }
    List<ObjectName> named = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      named.add(ObjectName.of("bulk/" + i));
      storage().put(named.get(i), Payload.of(bytes("bulk", 10)));
    }
    ObjectName other = ObjectName.of("bulk/11-and-more");
    storage().put(other, Payload.of(bytes("other", 10)));
    named.add(ObjectName.of("bulk/never-there"));

    bulk.get().delete(named);
    Samples.settle(storage());
    for (ObjectName name : named) {
      assertThatThrownBy(() -> storage().info(name))
          .as(name.value())
          .isInstanceOf(StorageException.NotFound.class);
    }
    assertThat(Samples.names(storage(), "bulk/")).containsExactly(other.value());
    assertThat(read(storage(), other)).isEqualTo(bytes("other", 10));
  }

  @Test
  default void deletingNothingAndTheSameAgainIsNoError() throws Exception {
    Optional<BulkDelete> bulk = storage().bulkDelete();
    if (bulk.isEmpty()) {
      return;
    }
    ObjectName name = ObjectName.of("bulk/once");
    storage().put(name, Payload.of(new byte[1]));
    assertThatCode(
            () -> {
              bulk.get().delete(List.of());
              bulk.get().delete(List.of(name));
              bulk.get().delete(List.of(name));
            })
        .doesNotThrowAnyException();
  }

  @Test
  default void anObjectThatIsWantedForADayIsThereAtFirst() throws Exception {
    ObjectName name = ObjectName.of("lifetime/day");
    byte[] bytes = bytes("day", 1000);
    storage().put(name, Samples.wantedFor(Duration.ofDays(1), bytes));
    assertThat(read(storage(), name)).isEqualTo(bytes);
  }
}
