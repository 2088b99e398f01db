package io.firn.media.files.restore;

import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;

/**
 * Removes what stands where something else is to be restored. A directory only when it is empty:
 * what is in it was not asked about, {@link TreeRemover} is for those who ask.
 */
final class Replacement {

  private Replacement() {}

  /** Gives the file a name in the same directory, in place of what has it. */
  static void rename(int directory, byte[] from, byte[] to) throws ErrnoException {
    try {
      Directories.rename(directory, from, to);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EISDIR) {
        throw e;
      }
      Directories.removeDirectory(directory, to);
      Directories.rename(directory, from, to);
    }
  }

  static void remove(int directory, byte[] name, FileStatus status) throws ErrnoException {
    if (status.isDirectory()) {
      Directories.removeDirectory(directory, name);
    } else {
      Directories.unlink(directory, name);
    }
  }
}
