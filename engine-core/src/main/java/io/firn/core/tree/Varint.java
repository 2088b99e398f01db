package io.firn.core.tree;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Unsigned LEB128: seven bits a byte, the lowest first; the shortest form only. */
final class Varint {

  /** The most that a 64-bit number takes. */
  static final int MAX_BYTES = 10;

  private Varint() {}

  static void write(ByteBuffer target, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      target.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }

  /** Small for small magnitudes of either sign. */
  static void writeSigned(ByteBuffer target, long value) {
    write(target, (value << 1) ^ (value >> 63));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws Malformed when it is longer than needed or than 64 bits
   * @throws BufferUnderflowException when the bytes end
   */
  static long read(ByteBuffer source) throws Malformed {
    long value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      byte b = source.get();
      value |= (long) (b & 0x7f) << (7 * i);
      if (b >= 0) {
        if ((b == 0 && i > 0) || (i == MAX_BYTES - 1 && b > 1)) {
          break;
        }
        return value;
      }
    }
    throw new Malformed("a number is not in its shortest form");
  }

  static long readSigned(ByteBuffer source) throws Malformed {
    long value = read(source);
    return (value >>> 1) ^ -(value & 1);
  }

  /** Bytes that are not what an encoder writes. Never leaves this package. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String reason) {
      super(reason);
    }
  }
}
