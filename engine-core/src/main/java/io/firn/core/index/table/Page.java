package io.firn.core.index.table;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A page of a local table: records from its start, a keyed MAC in its last 16 bytes. */
final class Page {

  /** Bytes of a page; the kernel's own unit, so a first touch reads one page of the disk. */
  static final int SIZE = 4096;

  static final int MAC_BYTES = 16;

  /** Bytes for records. */
  static final int PAYLOAD = SIZE - MAC_BYTES;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Page() {}
}
