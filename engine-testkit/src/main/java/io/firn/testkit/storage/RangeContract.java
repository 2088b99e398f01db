package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A range is exactly the bytes asked for, or an error. */
interface RangeContract extends StorageFixture {

  ObjectName NAME = ObjectName.of("range/object");
  int SIZE = 70_000;

  private byte[] putObject() throws Exception {
    byte[] bytes = bytes("range", SIZE);
    storage().put(NAME, Payload.of(bytes));
    return bytes;
  }

  @Test
  default void rangesAreExactAtEveryEdge() throws Exception {
    byte[] bytes = putObject();
    int[] edges = {0, 1, 2, 4095, 4096, 32_767, 32_768, 65_536, SIZE - 1, SIZE};
    for (int from : edges) {
      for (int to : edges) {
        if (from <= to) {
          assertThat(read(storage(), NAME, from, to - from))
              .as("bytes %d to %d", from, to)
              .isEqualTo(Arrays.copyOfRange(bytes, from, to));
        }
      }
      assertThat(read(storage(), NAME, from, Storage.TO_END))
          .as("from %d to the end", from)
          .isEqualTo(Arrays.copyOfRange(bytes, from, SIZE));
    }
  }

  @Test
  default void aRangeBeyondTheEndIsRefused() throws Exception {
    putObject();
    long[][] ranges = {
      {0, SIZE + 1},
      {SIZE, 1},
      {SIZE - 1, 2},
      {SIZE + 1, 0},
      {SIZE + 1, Storage.TO_END},
      {1L << 40, 1},
      {1L << 40, Storage.TO_END},
      {1, Long.MAX_VALUE}
    };
    for (long[] range : ranges) {
      assertThatThrownBy(() -> read(storage(), NAME, range[0], range[1]))
          .as("offset %d, length %d", range[0], range[1])
          .isInstanceOf(StorageException.BadRange.class);
    }
  }

  @Test
  default void anEmptyObjectHasOnlyEmptyRanges() throws Exception {
    storage().put(NAME, Payload.of(new byte[0]));
    assertThat(read(storage(), NAME, 0, 0)).isEmpty();
    assertThat(read(storage(), NAME, 0, Storage.TO_END)).isEmpty();
    assertThatThrownBy(() -> read(storage(), NAME, 0, 1))
        .isInstanceOf(StorageException.BadRange.class);
    assertThatThrownBy(() -> read(storage(), NAME, 1, 0))
        .isInstanceOf(StorageException.BadRange.class);
  }

  @Test
  default void aChannelFillsAnyBufferPieceByPiece() throws Exception {
    byte[] bytes = putObject();
    for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(7), direct(7), direct(9000)}) {
      byte[] back = new byte[1000];
      int filled = 0;
      try (ReadableByteChannel channel = storage().open(NAME, 500, back.length)) {
        while (channel.read(buffer.clear()) >= 0) {
          buffer.flip();
          int count = buffer.remaining();
          buffer.get(back, filled, count);
          filled += count;
        }
        assertThat(channel.read(buffer.clear())).as("still at the end").isEqualTo(-1);
      }
      assertThat(back).isEqualTo(Arrays.copyOfRange(bytes, 500, 1500));
    }
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size);
  }

  @Test
  default void aChannelMayBeClosedEarlyAndOften() throws Exception {
    byte[] bytes = putObject();
    for (int i = 0; i < 40; i++) {
      ReadableByteChannel channel = storage().open(NAME, 0, Storage.TO_END);
      channel.read(direct(10));
      assertThat(channel.isOpen()).isTrue();
      channel.close();
      channel.close();
      assertThat(channel.isOpen()).isFalse();
    }
    assertThat(read(storage(), NAME)).isEqualTo(bytes);
  }
}
