package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;

/** Where the content of one file or disk goes. Called by one thread at a time. */
interface Destination {

  /** As the user knows it, in printable form. */
  String name();

  /**
   * Whether what can be had of it is wanted although some cannot: of a disk with one bad spot yes,
   * of a file no.
   */
  boolean isWorthInParts();

  /** Opens it, what is there is kept. */
  FileSink open() throws MediaException;

  /**
   * Whether it stands under its own name, where nobody may see it half done: before the first byte
   * changes it is to be set aside or replaced.
   */
  boolean isInPlace();

  /** What stands there is changed, and has another name until it is finished. */
  void setAside() throws MediaException;

  /** Nothing of what stands there is of use: a new one is opened, the old one stays until then. */
  void replace() throws MediaException;

  /** All of the content stands right where it stood; nothing is open. */
  void keep() throws MediaException;

  /**
   * All of the content is right and gets its attributes and its name.
   *
   * @param sink is closed afterwards
   */
  void complete(FileSink sink) throws MediaException;

  /** The content cannot be made right; the sink is closed. */
  void failed() throws MediaException;
}
