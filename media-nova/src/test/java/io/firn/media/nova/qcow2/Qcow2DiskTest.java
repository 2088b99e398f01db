package io.firn.media.nova.qcow2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.MemoryContent;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Qcow2DiskTest {

  private static final String ORIGINAL =
      "ed15ea2613f2ceceee6a916d788ab92c81fa0c5f4007d2905d7b7ad44f37ccb4";
  private static final String WRITTEN_TO =
      "78dd1fe9c2678308b58bb719b95933d8a7c68295c9bbb0ef1e21f7332f8d045c";

  private static byte[] disk(byte[] file, long from) throws MediaException {
    try (ContentReader reader = Qcow2Disk.open(new MemoryContent(file)).open(from)) {
      return Bytes.of(reader);
    }
  }

  /** Made by qemu-img 7.2 from one disk of 1 MiB, and its own reading of them. */
  @ParameterizedTest
  @CsvSource({
    "v2-compressed," + ORIGINAL,
    "v3-compressed," + ORIGINAL,
    "v3-small-clusters," + ORIGINAL,
    "v3-zeroed," + WRITTEN_TO
  })
  void whatQemuWroteReadsAsQemuReadsIt(String name, String hash) throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/qcow2/" + name + ".qcow2")) {
      byte[] disk = disk(file.readAllBytes(), 0);
      assertThat(disk).hasSize(1 << 20);
      byte[] found = MessageDigest.getInstance("SHA-256").digest(disk);
      assertThat(HexFormat.of().formatHex(found)).isEqualTo(hash);
    }
  }

  @Test
  void anyLayoutReadsAsTheDiskFromAnyPosition() throws Exception {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      byte[] disk = disk(random);
      int version = 2 + random.nextInt(2);
      int clusterBits = 9 + random.nextInt(6);
      byte[] file = new Qcow2Writer(version, clusterBits, seed).write(disk);
      assertThat(disk(file, 0)).as("seed %d", seed).isEqualTo(disk);
      int from = random.nextInt(disk.length + 1);
      assertThat(disk(file, from))
          .as("seed %d from %d", seed, from)
          .isEqualTo(Arrays.copyOfRange(disk, from, disk.length));
    }
  }

  /** Stretches of zeros, of noise and of what can be compressed. */
  private static byte[] disk(Random random) {
    byte[] disk = new byte[1 + random.nextInt(400_000)];
    for (int at = 0; at < disk.length; ) {
      int end = Math.min(disk.length, at + 1 + random.nextInt(60_000));
      switch (random.nextInt(3)) {
        case 0 -> {}
        case 1 -> {
          byte[] noise = new byte[end - at];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, disk, at, noise.length);
        }
        default -> Arrays.fill(disk, at, end, (byte) random.nextInt(256));
      }
      at = end;
    }
    return disk;
  }

  @Test
  void holesArePassedOverAndNotRead() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/qcow2/v3-compressed.qcow2");
        ContentReader reader =
            Qcow2Disk.open(new MemoryContent(file.readAllBytes())).open(400_000)) {
      assertThat(reader.read(ByteBuffer.allocate(10))).isZero();
      int data = ((1 << 20) - 700) / 8192 * 8192;
      assertThat(reader.skipHole()).isEqualTo(data - 400_000);
      assertThat(reader.skipHole()).isZero();
      assertThat(reader.read(ByteBuffer.allocate(10))).isEqualTo(10);
    }
  }

  @Test
  void aDiskOfManyTebibytesWithNothingInItIsOneHole() throws Exception {
    byte[] file = new Qcow2Writer(3, 16, 1).write(new byte[1]);
    long size = 1L << 40;
    int table = file.length / 65536 * 65536;
    byte[] large = Arrays.copyOf(Arrays.copyOf(file, table), table + 65536);
    ByteBuffer.wrap(large).putLong(24, size).putInt(36, 2048).putLong(40, table);
    try (ContentReader reader = Qcow2Disk.open(new MemoryContent(large)).open(5)) {
      assertThat(reader.skipHole()).isEqualTo(size - 5);
      assertThat(reader.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8,  4096,   with a backing file",
    "32, 1,      encrypted",
    "32, 2,      encrypted",
    "4,  1,      of version 1",
    "4,  4,      of version 4",
    "76, 1,      not closed (dirty)",
    "76, 2,      corrupt",
    "76, 4,      in another file",
    "76, 16,     subclusters",
    "76, 32,     features that are not known"
  })
  void whatCannotBeReadIsRefusedByName(int offset, int value, String name) {
    byte[] file = changed(start -> start.putInt(offset, value));
    assertThatThrownBy(() -> disk(file, 0))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining(name);
  }

  @Test
  void zstdIsRefusedByName() {
    byte[] file = changed(start -> start.putInt(76, 8).putInt(100, 112).put(104, (byte) 1));
    assertThatThrownBy(() -> disk(file, 0))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("zstd");
  }

  private static byte[] changed(Consumer<ByteBuffer> change) {
    byte[] file = new Qcow2Writer(3, 12, 1).write(Bytes.random(1, 100_000));
    change.accept(ByteBuffer.wrap(file));
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "20, 8,          clusters",
    "20, 22,         clusters",
    "20, 2147483647, clusters",
    "24, 2147483647, a disk of",
    "24, -1,         a disk of",
    "36, 0,          first table",
    "44, 100,        first table",
    "40, 2147483647, first table",
    "40, -1,         first table"
  })
  void numbersThatMakeNoSenseAreTold(int offset, int value, String what) {
    byte[] file = changed(start -> start.putInt(offset, value));
    assertThatThrownBy(() -> disk(file, 0))
        .isInstanceOf(MediaException.Failed.class)
        .hasMessageContaining("damaged qcow2")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 71, 72, 103, 104})
  void aFileThatEndsInItsHeaderIsTold(int length) {
    byte[] file = Arrays.copyOf(changed(_ -> {}), length);
    assertThatThrownBy(() -> disk(file, 0)).isInstanceOf(MediaException.Failed.class);
  }
}
