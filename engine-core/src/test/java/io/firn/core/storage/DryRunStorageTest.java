package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import org.junit.jupiter.api.Test;

class DryRunStorageTest {

  private static final ObjectName THERE = ObjectName.of("snapshots/there");
  private static final ObjectName FRESH = ObjectName.of("snapshots/fresh");

  private final InMemoryStorage inner = new InMemoryStorage();
  private final DryRunStorage storage = new DryRunStorage(inner);

  @Test
  void nothingIsWrittenAndAllIsCounted() throws Exception {
    inner.put(THERE, Payload.of(new byte[3]));
    storage.put(FRESH, Payload.of(new byte[500]));
    storage.delete(THERE);

    assertThat(inner.traffic().requests(Verb.PUT)).as("only the one of this test").isEqualTo(1);
    assertThat(inner.traffic().requests(Verb.DELETE)).isZero();
    assertThat(storage.objectsNotWritten()).isEqualTo(1);
    assertThat(storage.bytesNotWritten()).isEqualTo(500);
    assertThat(storage.deletesNotSent()).isEqualTo(1);
    assertThat(StorageListing.all(storage, "")).hasSize(1);
    assertThatThrownBy(() -> storage.info(FRESH)).isInstanceOf(StorageException.NotFound.class);
  }

  @Test
  void readsPassAndTakenNamesAreRefused() throws Exception {
    inner.put(THERE, Payload.of(new byte[] {1, 2, 3}));
    assertThat(StorageReads.readObject(storage, THERE, 10)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> storage.put(THERE, Payload.of(new byte[1])))
        .isInstanceOf(StorageException.Exists.class);
    assertThat(storage.objectsNotWritten()).isZero();
  }
}
