package io.firn.api.media;

/** Gives the entries of a tree one by one. Used by one thread. */
public interface TreeWalk extends AutoCloseable {

  /**
   * The next entry in ascending {@link TreePath} order, or null at the end. An entry or directory
   * that cannot be read is reported to {@link MediaContext#problems()} and passed over.
   *
   * @throws MediaException when the walk as a whole cannot go on
   */
  TreeEntry next() throws MediaException;

  @Override
  void close() throws MediaException;
}
