package io.firn.api.media;

/**
 * Takes a block stream by itself, from the start to the end or wherever it wants to read: for what
 * can be sent only as one run of bytes, as an upload to a service, and for what changes the form of
 * a disk on the way.
 */
@FunctionalInterface
public non-sealed interface ContentTaker extends BlockTarget {

  /**
   * Reads the content and brings it to its place. Called once.
   *
   * @throws MediaException when that failed; what was made is taken back by then, or when the
   *     target is closed
   */
  void take(StoredContent content) throws MediaException;
}
