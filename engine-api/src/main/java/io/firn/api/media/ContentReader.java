package io.firn.api.media;

import java.nio.ByteBuffer;

/** Reads bytes in order and passes over holes. Used by one thread at a time. */
public interface ContentReader extends AutoCloseable {

  /**
   * Passes over the hole at the current position.
   *
   * @return bytes passed over; 0 when there is data or the end here
   */
  long skipHole() throws MediaException;

  /**
   * Reads data into {@code target}, which should be direct, up to its limit, the next hole or the
   * end, whichever comes first; less is possible.
   *
   * @return bytes read, at least 1; -1 at the end; 0 only at a hole or for a full buffer
   */
  int read(ByteBuffer target) throws MediaException;

  /**
   * Tells, after the end was reached, whether what was read may be a mixture of two versions: the
   * file's size, mtime or ctime differs from when reading began.
   */
  boolean changedWhileRead() throws MediaException;

  /** Closes; a command whose output this was and that failed is reported by throwing. */
  @Override
  void close() throws MediaException;
}
