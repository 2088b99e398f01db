package io.firn.core.backup;

import java.nio.ByteBuffer;

/**
 * An object that a snapshot needs, as the tables of retention name it: ascending by kind, then by
 * the numbers as unsigned ones.
 *
 * @param kind 0 to 127
 * @param high the first eight bytes of what names it among its kind
 * @param low the next eight bytes
 */
record RetainedObject(int kind, long high, long low) implements Comparable<RetainedObject> {

  /** Bytes of it in a table. */
  static final int BYTES = 1 + 2 * Long.BYTES;

  static RetainedObject read(ByteBuffer source) {
    return new RetainedObject(source.get(), source.getLong(), source.getLong());
  }

  void write(ByteBuffer target) {
    target.put((byte) kind).putLong(high).putLong(low);
  }

  @Override
  public int compareTo(RetainedObject other) {
    int c = Integer.compare(kind, other.kind);
    c = c != 0 ? c : Long.compareUnsigned(high, other.high);
    return c != 0 ? c : Long.compareUnsigned(low, other.low);
  }
}
