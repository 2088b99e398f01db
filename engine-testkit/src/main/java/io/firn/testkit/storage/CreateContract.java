package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.inPieces;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is put comes back, from any client, and is never replaced. */
interface CreateContract extends StorageFixture {

  @Test
  default void whatIsPutComesBack() throws Exception {
    ObjectName name = ObjectName.of("create/one");
    byte[] bytes = bytes("one", 100_000);
    storage().put(name, Payload.of(bytes));

    assertThat(read(storage(), name)).isEqualTo(bytes);
    assertThat(storage().info(name).name()).isEqualTo(name);
    assertThat(storage().info(name).size()).isEqualTo(bytes.length);
  }

  @Test
  default void anotherClientReadsItAtOnce() throws Exception {
    Storage reader = another();
    Storage writer = another();
    ObjectName name = ObjectName.of("create/other");
    byte[] bytes = bytes("other", 5000);
    writer.put(name, Payload.of(bytes));

    assertThat(read(reader, name)).isEqualTo(bytes);
    assertThat(reader.info(name)).isEqualTo(writer.info(name));
  }

  @Test
  default void anEmptyObjectIsAnObject() throws Exception {
    ObjectName name = ObjectName.of("create/empty");
    storage().put(name, Payload.of(new byte[0]));

    assertThat(storage().info(name).size()).isZero();
    assertThat(read(storage(), name)).isEmpty();
    assertThatThrownBy(() -> storage().put(name, Payload.of(new byte[0])))
        .isInstanceOf(StorageException.Exists.class);
  }

  @Test
  default void anExistingObjectIsRefusedAndKept() throws Exception {
    ObjectName name = ObjectName.of("create/twice");
    byte[] first = bytes("first", 3000);
    storage().put(name, Payload.of(first));

    Storage other = another();
    for (byte[] second : List.of(bytes("second", 4000), first, new byte[0])) {
      assertThatThrownBy(() -> other.put(name, Payload.of(second)))
          .isInstanceOf(StorageException.Exists.class);
    }
    assertThat(read(other, name)).isEqualTo(first);
  }

  @Test
  default void manyBuffersBecomeOneObject() throws Exception {
    byte[] bytes = bytes("pieces", 300_001);
    for (int size : List.of(1, 7, 4096, 299_999)) {
      ObjectName name = ObjectName.of("create/pieces-of-" + size);
      // The smallest pieces of a shorter object: 300,000 buffers of one byte prove no more.
      byte[] part = size == 1 ? Arrays.copyOf(bytes, 100) : bytes;
      storage().put(name, inPieces(part, size, index -> {}));
      assertThat(read(storage(), name)).as("pieces of %d bytes", size).isEqualTo(part);
    }
  }

  @Test
  default void emptyBuffersBetweenOthersDoNoHarm() throws Exception {
    ObjectName name = ObjectName.of("create/gaps");
    ByteBuffer none = ByteBuffer.allocate(0);
    ByteBuffer some = ByteBuffer.wrap(new byte[] {1, 2, 3}).asReadOnlyBuffer();
    storage()
        .put(
            name,
            new Payload() {
              @Override
              public long length() {
                return 6;
              }

              @Override
              public List<ByteBuffer> buffers() {
                return List.of(none.duplicate(), some.duplicate(), none.duplicate(), some.slice());
              }
            });
    assertThat(read(storage(), name)).isEqualTo(new byte[] {1, 2, 3, 1, 2, 3});
  }

  @Test
  default void aBigObjectOfSeveralBuffersComesBack() throws Exception {
    ObjectName name = ObjectName.of("create/big");
    byte[] bytes = bytes("big", bigObjectSize());
    storage().put(name, inPieces(bytes, Math.max(1, bigObjectSize() / 5), index -> {}));

    assertThat(storage().info(name).size()).isEqualTo(bytes.length);
    ByteBuffer back = ByteBuffer.allocateDirect(bytes.length);
    try (var channel = storage().open(name, 0, bytes.length)) {
      while (back.hasRemaining() && channel.read(back) >= 0) {}
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    // Not isEqualTo on arrays: its message would print 64 MiB.
    assertThat(back.flip().mismatch(ByteBuffer.wrap(bytes))).as("first wrong byte").isEqualTo(-1);
  }

  /** Replayable: what a storage took from the payload before must not matter. */
  @Test
  default void aPayloadMayHaveBeenReadBefore() throws Exception {
    byte[] bytes = bytes("replay", 10_000);
    AtomicInteger replays = new AtomicInteger();
    Payload inner = inPieces(bytes, 3000, index -> {});
    Payload payload =
        new Payload() {
          @Override
          public long length() {
            return inner.length();
          }

          @Override
          public List<ByteBuffer> buffers() {
            replays.incrementAndGet();
            return inner.buffers();
          }

          @Override
          public Optional<byte[]> sha256() {
            return inner.sha256();
          }
        };
    for (ByteBuffer buffer : payload.buffers()) {
      buffer.position(buffer.limit());
    }
    storage().put(ObjectName.of("create/first"), payload);
    storage().put(ObjectName.of("create/second"), payload);

    assertThat(read(storage(), ObjectName.of("create/first"))).isEqualTo(bytes);
    assertThat(read(storage(), ObjectName.of("create/second"))).isEqualTo(bytes);
    assertThat(replays.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  default void everyLegalNameIsTaken() throws Exception {
    List<String> names =
        List.of(
            "a",
            "A",
            "0",
            "-",
            "--help",
            "_",
            "...",
            ".hidden",
            ".tmp/x",
            "tmp/.tmp",
            "trailing.",
            "con",
            "x.tmp",
            "x.lock",
            "x.part",
            "deep/er/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p",
            "segments/00/" + "0123456789abcdef".repeat(4));
    for (String name : names) {
      storage().put(ObjectName.of(name), Payload.of(bytes(name, 100)));
    }
    for (String name : names) {
      assertThat(read(storage(), ObjectName.of(name))).as(name).isEqualTo(bytes(name, 100));
    }
    Samples.settle(storage());
    assertThat(Samples.names(storage(), "")).containsExactlyElementsOf(sorted(names));
  }

  @Test
  default void namesMayBeAsLongAsAllowed() throws Exception {
    List<String> names =
        List.of(
            "n".repeat(ObjectName.MAX_LENGTH),
            "d/" + "n".repeat(ObjectName.MAX_LENGTH - 2),
            "d".repeat(ObjectName.MAX_LENGTH - 2) + "/n",
            "x/".repeat((ObjectName.MAX_LENGTH - 1) / 2) + "n");
    for (String name : names) {
      storage().put(ObjectName.of(name), Payload.of(bytes(name, 10)));
      assertThat(read(storage(), ObjectName.of(name))).isEqualTo(bytes(name, 10));
    }
    Samples.settle(storage());
    assertThat(Samples.names(storage(), "")).containsExactlyElementsOf(sorted(names));
  }

  private static List<String> sorted(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return sorted;
  }
}
