package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Bytes that are not those of the SHA-256 that is sent with them, as after damage on the way. */
final class WrongBytes {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  private WrongBytes() {}

  /** Sends such an object, small and large, and asserts that nothing is stored. */
  static void assertRefused(Storage storage) throws Exception {
    for (int size : List.of(100, 1 << 20)) {
      assertThatThrownBy(() -> storage.put(NAME, of(size)))
          .as("put of %d bytes", size)
          .isInstanceOfAny(StorageException.Integrity.class, StorageException.Transient.class);
      assertThatThrownBy(() -> storage.info(NAME)).isInstanceOf(StorageException.NotFound.class);
    }
    storage.put(NAME, Payload.of(new byte[100]));
    assertThat(storage.info(NAME).size()).as("the right bytes").isEqualTo(100);
  }

  private static Payload of(int size) {
    return new Payload() {
      @Override
      public long length() {
        return size;
      }

      @Override
      public List<ByteBuffer> buffers() {
        return List.of(ByteBuffer.allocate(size));
      }

      @Override
      public Optional<byte[]> sha256() {
        return Optional.of(new byte[32]);
      }
    };
  }
}
