package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * 16 random bytes that name something: a repository, a key slot, an index piece, a snapshot, the
 * owner of a log record. Random and not counted, so that writers need no lock to choose one.
 */
public record RandomId(long w0, long w1) implements Comparable<RandomId> {

  /** Bytes of an id. */
  public static final int BYTES = 16;

  /** Hexadecimal digits of an id. */
  public static final int DIGITS = 32;

  /** A new id. */
  public static RandomId next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return read(ByteBuffer.wrap(bytes));
  }

  /** Reads 16 bytes at the buffer's position and moves it. */
  public static RandomId read(ByteBuffer source) {
    return new RandomId(source.getLong(), source.getLong());
  }

  /** Parses 32 lower-case hexadecimal digits; empty when they are not that. */
  public static Optional<RandomId> parse(String hex) {
    if (hex.length() != DIGITS) {
      return Optional.empty();
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = hex.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return Optional.empty();
      }
    }
    return Optional.of(read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))));
  }

  /** Writes 16 bytes at the buffer's position and moves it. */
  public void write(ByteBuffer target) {
    target.putLong(w0).putLong(w1);
  }

  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    write(bytes);
    return bytes.array();
  }

  @Override
  public int compareTo(RandomId other) {
    int c = Long.compareUnsigned(w0, other.w0);
    return c != 0 ? c : Long.compareUnsigned(w1, other.w1);
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
