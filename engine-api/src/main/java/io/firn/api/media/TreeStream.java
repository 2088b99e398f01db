package io.firn.api.media;

/** A tree of files. */
public non-sealed interface TreeStream extends SourceStream {

  /** Starts from the first entry. */
  TreeWalk walk() throws MediaException;
}
