package io.firn.core.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.core.format.Lane;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where content goes in: it is cut into chunks, those that are new are compressed, sealed, checked
 * and collected in segments, and the segments are stored. Calls block while the run's byte budget
 * is used up. Safe for use by many threads, each with its own content.
 */
public interface ContentWriter {

  /**
   * Reads {@code reader} to its end; the reader is not closed. Returns when all bytes were read,
   * which is before they are stored.
   *
   * @param expectedLength bytes that are expected, for choosing buffers; -1 when unknown. The truth
   *     is what the reader gives
   * @throws io.firn.api.media.MediaException from the reader; chunks taken so far become orphans
   */
  PendingStream write(ContentReader reader, Cutting cutting, long expectedLength)
      throws IOException;

  /**
   * Stores bytes as one chunk of 1 byte to 1 MiB: metadata, list nodes, manifests. The bytes are
   * copied before this returns.
   */
  PendingChunk writeChunk(ByteBuffer bytes, Lane lane) throws IOException;

  /**
   * Waits until everything given so far is stored and its segments are entered in the index (not:
   * flushed as an index piece). The lists of a stream are given by {@link PendingStream#await}, so
   * streams have to be awaited first. Open segments are closed by this, so it is for checkpoints
   * and ends.
   */
  void drain() throws IOException;
}
