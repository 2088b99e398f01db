package io.firn.media.nova;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of disks. */
public final class DiskDigest {

  private static final byte[] ZEROS = new byte[1 << 20];

  private final MessageDigest hash;

  private DiskDigest() throws NoSuchAlgorithmException {
    hash = MessageDigest.getInstance("SHA-256");
  }

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
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    while (true) {
      digest.zeros(reader.skipHole());
      buffer.clear();
      if (reader.read(buffer) < 0) {
        return digest.text();
      }
      digest.hash.update(buffer.flip());
    }
  }

  /** Of a disk of this size that begins so and has zeros behind. */
  public static String of(byte[] start, long size) throws NoSuchAlgorithmException {
    DiskDigest digest = new DiskDigest();
    digest.hash.update(start);
    digest.zeros(size - start.length);
    return digest.text();
  }

  private void zeros(long count) {
    for (long left = count; left > 0; left -= ZEROS.length) {
      hash.update(ZEROS, 0, (int) Math.min(left, ZEROS.length));
    }
  }

  private String text() {
    return HexFormat.of().formatHex(hash.digest());
  }
}
