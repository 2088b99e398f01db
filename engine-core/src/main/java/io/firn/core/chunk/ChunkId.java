package io.firn.core.chunk;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Name of a chunk: the HMAC-SHA-256 of its bytes under the repository's id key, as four big-endian
 * words. Words and not an array: equality, hashing and look-ups then need no second object.
 */
public record ChunkId(long w0, long w1, long w2, long w3) implements Comparable<ChunkId> {

  /** Bytes of an id. */
  public static final int BYTES = 32;

  /** Reads 32 bytes at the buffer's position and moves it. */
  public static ChunkId read(ByteBuffer source) {
    return new ChunkId(source.getLong(), source.getLong(), source.getLong(), source.getLong());
  }

  public static ChunkId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an id has 32 bytes, not " + bytes.length);
    }
    return read(ByteBuffer.wrap(bytes));
  }

  /** Parses 64 hexadecimal digits. */
  public static ChunkId parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Writes 32 bytes at the buffer's position and moves it. */
  public void write(ByteBuffer target) {
    target.putLong(w0).putLong(w1).putLong(w2).putLong(w3);
  }

  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    write(bytes);
    return bytes.array();
  }

  @Override
  public int compareTo(ChunkId other) {
    int c = Long.compareUnsigned(w0, other.w0);
    c = c != 0 ? c : Long.compareUnsigned(w1, other.w1);
    c = c != 0 ? c : Long.compareUnsigned(w2, other.w2);
    return c != 0 ? c : Long.compareUnsigned(w3, other.w3);
  }

  /** The ids are uniform, so one word is hash enough. */
  @Override
  public int hashCode() {
    return Long.hashCode(w1);
  }

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
