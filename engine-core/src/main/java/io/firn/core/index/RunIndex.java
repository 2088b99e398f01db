package io.firn.core.index;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import java.io.IOException;
import java.util.Collection;

/** The index as a run that writes sees and extends it. Safe for use by many threads. */
public interface RunIndex extends ChunkIndex {

  /** From {@link #claim}: nobody has this chunk, the caller has to store it now. */
  int CLAIMED = -1;

  /** From {@link #claim}: this run is storing it or has stored it. */
  int IN_THIS_RUN = -2;

  /**
   * Asks whether a chunk has to be stored. Of several callers with the same unknown chunk exactly
   * one is told {@link #CLAIMED}. There is no way back: a run that cannot store what it claimed
   * fails as a whole.
   *
   * @return {@code CLAIMED}, {@code IN_THIS_RUN}, or the number of the segment that holds it
   */
  int claim(ChunkId id) throws IOException;

  /**
   * Enters the chunks of a segment of this run whose upload has finished; they can be found from
   * now on, and go into the next index piece.
   *
   * @return the segment's number
   */
  int uploaded(SegmentRef segment, SegmentTable table) throws IOException;

  /**
   * Takes segments out of use: what only they hold is not known any more, so that it is stored
   * again when it comes by. For this opened index; what is lost is found anew by each run.
   *
   * @return how many of these segments the index names
   */
  int quarantine(Collection<SegmentId> segments) throws IOException;

  /**
   * Stores what was entered since the last call as an index piece; nothing to store is no error.
   * The pieces of a run are flushed by the caller from time to time and at its end.
   */
  void flush() throws IOException;
}
