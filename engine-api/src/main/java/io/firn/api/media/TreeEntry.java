package io.firn.api.media;

/** One entry of a tree that is being walked. */
public interface TreeEntry {

  /** Its attributes as they were when the walk came by. */
  FileAttributes attributes();

  /**
   * Opens the content; only for regular files that are no {@linkplain FileAttributes#hardLinkTo()
   * further link} to a file given before. May be called again, and from another thread than the
   * walk's, also after the walk moved on.
   */
  ContentReader open() throws MediaException;
}
