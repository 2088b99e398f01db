package io.firn.media.files.directory;

import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.OpenFlags;

/**
 * A directory by its parent and name; opened and closed again by its {@link DirectoryCache} as
 * needed. Small enough to be held by every entry below it.
 */
public final class Directory {

  final Directory parent;
  final byte[] name;
  final int flags;

  /** Whether it must be the same directory each time that it is opened. */
  final boolean stable;

  /** Guarded by the cache: descriptor or -1, and how many use it just now. */
  int descriptor = -1;

  int users;

  /** What was opened first, when {@link #stable}; guarded by the cache. */
  FileStatus identity;

  Directory(Directory parent, byte[] name, boolean follow, boolean stable) {
    this.parent = parent;
    this.name = name;
    this.flags = OpenFlags.DIRECTORY | (follow ? 0 : OpenFlags.NO_FOLLOW);
    this.stable = stable;
  }

  /** A directory in this one. A symbolic link in its place is an error. */
  public Directory child(byte[] childName) {
    return new Directory(this, childName, false, false);
  }

  /** As {@link #child}; when it is opened again and is another directory by then, that fails. */
  public Directory stableChild(byte[] childName) {
    return new Directory(this, childName, false, true);
  }

  /** A directory in this one that may be reached through a symbolic link. */
  public Directory childThroughLinks(byte[] childName) {
    return new Directory(this, childName, true, true);
  }
}
