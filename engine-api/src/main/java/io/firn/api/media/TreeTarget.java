package io.firn.api.media;

import java.util.List;
import java.util.Optional;

/**
 * A directory that a tree is restored into. No call ever touches anything outside of it, whatever
 * symbolic links are in it or in the snapshot: every component of a path but the last is opened
 * without following links. Safe for use by many threads on different paths.
 */
public interface TreeTarget {

  /** What stands at this path now, without following a link; empty when nothing does. */
  Optional<FileAttributes> existing(TreePath path) throws MediaException;

  /** Names in the directory, in byte order; empty when it is no directory. */
  List<byte[]> children(TreePath directory) throws MediaException;

  /** Names at the root, in byte order. */
  List<byte[]> rootChildren() throws MediaException;

  /** Makes the directory and its missing parents; one that exists stays. Writable by us for now. */
  void directory(TreePath path) throws MediaException;

  /**
   * Opens the regular file for writing, keeping the content of one that exists; anything else at
   * this path is replaced. A file with several links that existed before is cut off from them.
   */
  FileSink file(TreePath path) throws MediaException;

  /** Creates a link, FIFO or device, replacing what is there. Not for files and directories. */
  void special(FileAttributes attributes) throws MediaException;

  /** Makes {@code path} another name of {@code existing}, replacing what is there. */
  void hardLink(TreePath path, TreePath existing) throws MediaException;

  /**
   * Sets owner, mode, extended attributes and times of what stands at {@code attributes.path()}.
   * What the user may not set is reported once per kind to the problem listener. For directories it
   * is called after everything below is finished.
   */
  void finish(FileAttributes attributes) throws MediaException;

  /**
   * Gives a regular file another name in its directory, in one step: others see what stood there
   * before or this file, and nothing in between, also when the process is killed. So a file is
   * written under the name of a part, gets its attributes by {@link FileSink#finish}, and then its
   * name.
   *
   * @param to what stands there is replaced, a directory only if it is empty
   */
  void rename(TreePath from, TreePath to) throws MediaException;

  /** Deletes the entry; a directory with everything below it, never following a link. */
  void delete(TreePath path) throws MediaException;
}
