package io.firn.media.files.walk;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** The names in one directory, in ascending order of their bytes. */
interface SortedNames extends AutoCloseable {

  /** The next name, or null at the end. */
  byte[] next() throws IOException;

  /** Bytes of memory that this holds, about. */
  long memory();

  @Override
  void close() throws IOException;

  /** Names that are sorted already. */
  static SortedNames of(List<byte[]> sorted, long memory) {
    Iterator<byte[]> names = sorted.iterator();
    return new SortedNames() {
      @Override
      public byte[] next() {
        return names.hasNext() ? names.next() : null;
      }

      @Override
      public long memory() {
        return memory;
      }

      @Override
      public void close() {}
    };
  }
}
