package io.firn.media.files.walk;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.MediaException;
import io.firn.media.files.block.OpenedFile;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.util.List;
import java.util.function.Consumer;

/**
 * One directory of what is backed up. Nothing is kept open for it, so that any number may be held.
 * Safe for many threads.
 */
public interface SourceFolder {

  /** Gives every name but {@code .} and {@code ..}, in no order. */
  void list(Consumer<byte[]> names) throws ErrnoException;

  /** Of an entry; a symbolic link is not followed. */
  FileStatus status(byte[] name) throws ErrnoException;

  /** Of an entry, or of what it leads to when it is a symbolic link. */
  FileStatus statusThroughLinks(byte[] name) throws ErrnoException;

  /** A directory in this one; nothing is opened yet. */
  SourceFolder folder(byte[] name);

  /** As {@link #folder}, for one that may be reached through a symbolic link. */
  SourceFolder folderThroughLinks(byte[] name);

  byte[] readLink(byte[] name) throws ErrnoException;

  /** Extended attributes of an entry itself, sorted by name. */
  List<ExtendedAttribute> extended(byte[] name) throws ErrnoException;

  /** Those of what a symbolic link leads to. */
  List<ExtendedAttribute> extendedThroughLinks(byte[] name) throws ErrnoException;

  /**
   * Opens a regular file.
   *
   * @param item the file in messages
   */
  OpenedFile content(byte[] name, String item) throws MediaException;

  /** Name of a user; empty when unknown. */
  String userName(long uid);

  /** Name of a group; empty when unknown. */
  String groupName(long gid);
}
