package io.firn.api.media;

import java.nio.ByteBuffer;

/** A file or disk that is being restored. Positions in bytes. Safe for many threads. */
public non-sealed interface FileSink extends BlockTarget, AutoCloseable {

  /** Bytes that are there now; 0 for a new file. */
  long length() throws MediaException;

  /**
   * Reads what is there now, to keep what is right already.
   *
   * @return bytes read, less than asked for only at the end
   */
  int readAt(ByteBuffer target, long position) throws MediaException;

  /** Writes all of {@code source}. */
  void writeAt(ByteBuffer source, long position) throws MediaException;

  /** Makes the range read as zeros, without taking space where that can be done. */
  void holeAt(long position, long length) throws MediaException;

  /** Sets the length at the end, cutting off or adding a hole. */
  void truncate(long length) throws MediaException;

  /**
   * Whether what is there now was left by a restore that was cut off. By default not known, so
   * false.
   */
  default boolean isLeftover() {
    return false;
  }

  /**
   * Sets owner, mode, extended attributes and times of a file of a tree, after its content: what
   * {@link TreeTarget#finish} sets, without looking for the file again. By default there is nothing
   * to do, as for disks, which keep theirs.
   *
   * @param attributes with the path that the file will have
   */
  default void finish(FileAttributes attributes) throws MediaException {}

  /**
   * All that can be had is written: a block stream that had no name yet gets it now, replacing the
   * file that stands there. Closed without it, what was written stays where the next restore of the
   * same stream goes on with it. By default there is nothing to do, as for devices, and for files
   * of trees, whose names are {@link TreeTarget}'s.
   */
  default void complete() throws MediaException {}

  @Override
  void close() throws MediaException;
}
