package io.firn.media.nova;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * CRC-32 and CRC-32C of disks, which are the machine's own instructions even in code of the quick
 * compiler that tests run with: there SHA-256 took half a minute for each GiB.
 */
public final class DiskDigest {

  private static final int BLOCK = 1 << 20;

  private final ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
  private final CRC32 crc32 = new CRC32();
  private final CRC32C crc32c = new CRC32C();

  /** Of all that a stream gives. */
  public static String of(BlockStream stream) throws Exception {
    try (ContentReader reader = stream.open()) {
      return of(reader);
    }
  }

  /** Of a disk as it is stored. */
  public static String of(StoredContent content) throws Exception {
    try (ContentReader reader = content.open(0)) {
      return of(reader);
    }
  }

  private static String of(ContentReader reader) throws Exception {
    DiskDigest digest = new DiskDigest();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
    while (true) {
      digest.zeros(reader.skipHole());
      buffer.clear();
      if (reader.read(buffer) < 0) {
        return digest.text();
      }
      digest.update(buffer.flip());
    }
  }

  /** Of a disk of this size that begins so and has zeros behind. */
  public static String of(byte[] start, long size) {
    DiskDigest digest = new DiskDigest();
    digest.update(ByteBuffer.wrap(start));
    digest.zeros(size - start.length);
    return digest.text();
  }

  private void zeros(long count) {
    for (long left = count; left > 0; left -= BLOCK) {
      update(zeros.duplicate().limit((int) Math.min(left, BLOCK)));
    }
  }

  private void update(ByteBuffer bytes) {
    crc32.update(bytes.duplicate());
    crc32c.update(bytes);
  }

  private String text() {
    return "%08x %08x".formatted(crc32.getValue(), crc32c.getValue());
  }
}
