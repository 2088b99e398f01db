package io.firn.media.nova.qcow2;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.MemoryContent;
import io.firn.testkit.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Files that say they are qcow2: they come out of repositories, but were made by guests' owners.
 */
public class Qcow2DiskFuzzTest extends FuzzTarget {

  /** A file of some kilobytes may say that its disk is long: as much as this is looked at. */
  private static final long LOOKED_AT = 1 << 20;

  public Qcow2DiskFuzzTest() {
    super(MediaException.class);
  }

  @Override
  protected void read(byte[] input) throws Exception {
    Qcow2Disk disk = Qcow2Disk.open(new MemoryContent(input));
    long position = 0;
    try (ContentReader reader = disk.open(0)) {
      ByteBuffer piece = ByteBuffer.allocate(1 << 16);
      for (long seen = 0; seen < LOOKED_AT; ) {
        position += reader.skipHole();
        int count = reader.read(piece.clear());
        if (count < 0) {
          assertThat(position).isEqualTo(disk.length());
          return;
        }
        assertThat(count).isPositive();
        position += count;
        seen += count;
      }
    }
    assertThat(position).isBetween(0L, disk.length());
  }

  @Override
  protected List<byte[]> seeds() {
    byte[] disk = Arrays.copyOf(Bytes.random(1, 3000), 30_000);
    Arrays.fill(disk, 20_000, 30_000, (byte) 'x');
    return List.of(
        new Qcow2Writer(2, 9, 1).write(disk),
        new Qcow2Writer(3, 9, 2).write(disk),
        new Qcow2Writer(3, 10, 3).write(disk));
  }
}
