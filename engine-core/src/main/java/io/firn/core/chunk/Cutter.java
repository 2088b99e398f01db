package io.firn.core.chunk;

import java.lang.foreign.MemorySegment;

/** Finds where content is cut. Has state: one cutter for one content at a time. */
public interface Cutter {

  /**
   * Takes the bytes from {@code from} to {@code to}, which follow those of the call before.
   *
   * @return the index behind the last byte of the chunk, where the next call has to begin; -1 when
   *     all bytes were taken and the chunk goes on
   */
  int next(MemorySegment bytes, int from, int to);

  /** Begins a new run of content. */
  void reset();
}
