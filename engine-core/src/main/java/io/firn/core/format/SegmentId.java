package io.firn.core.format;

import io.firn.api.storage.ObjectName;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Name of a segment: the SHA-256 of all its bytes, as four big-endian words. */
public record SegmentId(long w0, long w1, long w2, long w3) implements Comparable<SegmentId> {

  /** Bytes of an id. */
  public static final int BYTES = 32;

  /** Reads 32 bytes at the buffer's position and moves it. */
  public static SegmentId read(ByteBuffer source) {
    return new SegmentId(source.getLong(), source.getLong(), source.getLong(), source.getLong());
  }

  public static SegmentId of(byte[] sha256) {
    if (sha256.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + sha256.length);
    }
    return read(ByteBuffer.wrap(sha256));
  }

  /** Parses 64 hexadecimal digits. */
  public static SegmentId parse(String hex) {
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

  /** Where the segment is stored. */
  public ObjectName objectName() {
    String hex = toString();
    return ObjectName.of("segments/" + hex.substring(0, 2) + "/" + hex);
  }

  @Override
  public int compareTo(SegmentId other) {
    int c = Long.compareUnsigned(w0, other.w0);
    c = c != 0 ? c : Long.compareUnsigned(w1, other.w1);
    c = c != 0 ? c : Long.compareUnsigned(w2, other.w2);
    return c != 0 ? c : Long.compareUnsigned(w3, other.w3);
  }

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
