package io.firn.media.files.restore;

import io.firn.media.files.directory.Directory;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.directory.OpenDirectory;
import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Removes a directory with everything below it, of any depth and width, never following a link:
 * links are removed as such, and every directory is opened as one relative to its parent.
 */
final class TreeRemover {

  private final DirectoryCache cache;

  TreeRemover(DirectoryCache cache) {
    this.cache = cache;
  }

  /** A directory that is being emptied. */
  private record Level(Directory parent, byte[] name, Directory self, Deque<byte[]> folders) {}

  void remove(Directory parent, byte[] name) throws ErrnoException {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(enter(parent, name));
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      byte[] folder = level.folders.poll();
      if (folder != null) {
        levels.push(enter(level.self, folder));
        continue;
      }
      levels.pop();
      try (OpenDirectory open = cache.open(level.parent)) {
        Directories.removeDirectory(open.descriptor(), level.name);
      }
    }
  }

  /** Removes the files of a directory and finds its directories. */
  private Level enter(Directory parent, byte[] name) throws ErrnoException {
    Directory self = parent.stableChild(name);
    Deque<byte[]> folders = new ArrayDeque<>();
    List<ErrnoException> failed = new ArrayList<>();
    try (OpenDirectory open = cache.open(self)) {
      int descriptor = open.descriptor();
      Directories.list(
          descriptor,
          entry -> {
            try {
              if (!unlinked(descriptor, entry)) {
                folders.add(entry);
              }
            } catch (ErrnoException e) {
              failed.add(e);
            }
          });
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
    return new Level(parent, name, self, folders);
  }

  /** False when it is a directory: Linux says EISDIR then, some file systems EPERM. */
  private static boolean unlinked(int directory, byte[] name) throws ErrnoException {
    try {
      Directories.unlink(directory, name);
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOENT) {
        return true;
      }
      boolean perhaps = e.errno() == Errno.EISDIR || e.errno() == Errno.EPERM;
      if (perhaps && FileStatus.at(directory, name).isDirectory()) {
        return false;
      }
      throw e;
    }
  }
}
