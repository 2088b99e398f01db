package io.firn.core.index;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentRef;
import java.io.IOException;

/** Finds chunks in all index pieces of a repository. Safe for use by many threads. */
public interface ChunkIndex {

  /**
   * Where the chunk is stored; null when the index does not know it. Only the first 16 bytes of the
   * id are compared (2^40 chunks: a wrong hit with 2^-49); a reader checks the whole id.
   */
  ChunkLocation find(ChunkId id) throws IOException;

  /**
   * The segment with this number; numbers are from 0 and stay valid for the life of the index. One
   * segment may have several numbers, when several pieces name it.
   */
  SegmentRef segment(int number) throws IOException;

  /** How many segments there are; numbers are below this. */
  int segments();
}
