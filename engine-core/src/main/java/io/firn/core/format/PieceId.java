package io.firn.core.format;

import io.firn.api.storage.ObjectName;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random name of an index piece: 16 bytes as two big-endian words. */
public record PieceId(long w0, long w1) implements Comparable<PieceId> {

  /** Bytes of an id. */
  public static final int BYTES = 16;

  /** What the names of all index pieces begin with. */
  public static final String FOLDER = "index/";

  /** A fresh name; {@code random} should be a secure one, as two writers must never agree. */
  public static PieceId random(RandomGenerator random) {
    return new PieceId(random.nextLong(), random.nextLong());
  }

  /** Reads 16 bytes at the buffer's position and moves it. */
  public static PieceId read(ByteBuffer source) {
    return new PieceId(source.getLong(), source.getLong());
  }

  /** The id of an object below {@code index/}; empty when the name is not one that we give. */
  public static Optional<PieceId> of(ObjectName object) {
    String hex = object.value().substring(Math.min(FOLDER.length(), object.value().length()));
    boolean ours = object.value().startsWith(FOLDER) && hex.matches("[0-9a-f]{32}");
    return ours
        ? Optional.of(read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
        : Optional.empty();
  }

  /** Writes 16 bytes at the buffer's position and moves it. */
  public void write(ByteBuffer target) {
    target.putLong(w0).putLong(w1);
  }

  /** Where the piece is stored. */
  public ObjectName objectName() {
    return ObjectName.of(FOLDER + this);
  }

  @Override
  public int compareTo(PieceId other) {
    int c = Long.compareUnsigned(w0, other.w0);
    return c != 0 ? c : Long.compareUnsigned(w1, other.w1);
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(w0) + HexFormat.of().toHexDigits(w1);
  }
}
