package io.firn.api.media;

/** The content of a block stream of a snapshot. Safe for use by many threads. */
public interface StoredContent {

  /** Bytes, holes included. */
  long length();

  /**
   * Opens it at a position, which costs a few reads. What comes behind is fetched ahead, many
   * requests at once, so one reader should read on for as long as it can. Several may be open.
   *
   * @param position in bytes, at most the length
   * @return gives authenticated bytes only, and never {@link ContentReader#changedWhileRead}
   */
  ContentReader open(long position) throws MediaException;
}
