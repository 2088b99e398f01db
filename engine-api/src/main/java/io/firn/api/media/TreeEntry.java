package io.firn.api.media;

/** One entry of a tree that is being walked. */
public interface TreeEntry {

  /**
   * Its attributes as they were when the walk came by; once it was opened, better those of then,
   * which belong to the content.
   */
  FileAttributes attributes();

  /**
   * Opens the content; only for regular files that are no {@linkplain FileAttributes#hardLinkTo()
   * further link} to a file given before. May be called again, and from another thread than the
   * walk's, also after the walk moved on.
   *
   * @throws MediaException.NotFound when nothing is there any more, which is no loss
   */
  ContentReader open() throws MediaException;
}
