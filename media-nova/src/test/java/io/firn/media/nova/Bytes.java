package io.firn.media.nova;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/** Contents for tests. */
public final class Bytes {

  private Bytes() {}

  /** The same bytes for the same seed. */
  public static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** All that a reader gives, holes as zeros, asked for in pieces of odd sizes. */
  public static byte[] of(ContentReader reader) throws MediaException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocateDirect(70_001);
    while (true) {
      long hole = reader.skipHole();
      all.writeBytes(new byte[Math.toIntExact(hole)]);
      int count = reader.read(piece.clear());
      if (count < 0) {
        return all.toByteArray();
      }
      byte[] bytes = new byte[count];
      piece.flip().get(bytes);
      all.writeBytes(bytes);
    }
  }
}
