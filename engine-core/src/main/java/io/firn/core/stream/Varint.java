package io.firn.core.stream;

import io.firn.core.RepositoryException.Damaged;
import java.nio.ByteBuffer;

/** Non-negative integers of up to 63 bits, seven bits a byte, the lowest first (LEB128). */
final class Varint {

  private Varint() {}

  static void write(ByteBuffer target, long value) {
    long rest = value;
    while (rest > 0x7f) {
      target.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }

  /**
   * @throws Damaged when it is cut off, longer than 63 bits or longer than it has to be
   */
  static long read(ByteBuffer source) throws Damaged {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (!source.hasRemaining()) {
        throw new Damaged("a number is cut off", null);
      }
      byte b = source.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        if (b == 0 && shift > 0) {
          throw new Damaged("a number is longer than it has to be", null);
        }
        return value;
      }
    }
    throw new Damaged("a number is too large", null);
  }
}
