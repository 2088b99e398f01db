package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageReadsTest {

  private static final ObjectName NAME = ObjectName.of("some/object");

  private final InMemoryStorage storage = new InMemoryStorage();

  @Test
  void fillsTheBufferFromTheOffset() throws Exception {
    storage.put(NAME, Payload.of(new byte[] {0, 1, 2, 3, 4, 5}));
    ByteBuffer target = ByteBuffer.allocateDirect(5);
    target.position(2);
    StorageReads.readFully(storage, NAME, 1, target);
    assertThat(target.hasRemaining()).isFalse();
    assertThat(target.flip().position(2)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void aRangeBeyondTheEndIsAnErrorAndNotShort() throws Exception {
    storage.put(NAME, Payload.of(new byte[6]));
    assertThatThrownBy(() -> StorageReads.readFully(storage, NAME, 4, ByteBuffer.allocate(3)))
        .isInstanceOf(StorageException.BadRange.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 200_000})
  void readsAWholeObjectUpToItsLimit(int size) throws Exception {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    storage.put(NAME, Payload.of(bytes));

    assertThat(StorageReads.readObject(storage, NAME, size)).isEqualTo(bytes);
    assertThat(StorageReads.readObject(storage, NAME, size + 1)).isEqualTo(bytes);
    if (size > 0) {
      assertThatThrownBy(() -> StorageReads.readObject(storage, NAME, size - 1))
          .isInstanceOf(StorageException.Integrity.class)
          .hasMessageContaining("some/object is larger than the " + (size - 1));
    }
  }

  @Test
  void aMissingObjectIsNotFound() {
    assertThatThrownBy(() -> StorageReads.readObject(storage, NAME, 10))
        .isInstanceOf(StorageException.NotFound.class);
  }
}
