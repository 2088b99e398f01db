package io.firn.core.index.table;

import java.io.IOException;

/**
 * Walks over index entries in ascending order of their prefixes (unsigned). A flyweight: the
 * accessors speak of the entry that the last {@link #advance()} moved to, so that a merge of a
 * billion entries makes no objects. For one thread.
 */
public interface EntryCursor {

  /** Bytes of an entry, in local tables as in index pieces. */
  int ENTRY_BYTES = 36;

  /** Moves to the next entry; false at the end. */
  boolean advance() throws IOException;

  /** Bytes 0 to 7 of the chunk id. */
  long high();

  /** Bytes 8 to 15 of the chunk id. */
  long low();

  /** Number of the segment; the number's meaning is the owner's: piece, local table, or merge. */
  int segment();

  /** Where the sealed block begins in the segment. */
  int blockOffset();

  /** Bytes of the sealed block. */
  int blockLength();

  /** Where the chunk begins in the raw block. */
  int place();

  /** Bytes of the chunk. */
  int length();

  /** Compares prefixes as unsigned numbers. */
  static int compare(long high, long low, long otherHigh, long otherLow) {
    int c = Long.compareUnsigned(high, otherHigh);
    return c != 0 ? c : Long.compareUnsigned(low, otherLow);
  }
}
