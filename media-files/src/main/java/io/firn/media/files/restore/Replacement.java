package io.firn.media.files.restore;

import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;

/**
 * Removes what stands where something else is to be restored. A directory only when it is empty:
 * what is in it was not asked about, {@link TreeRemover} is for those who ask.
 */
final class Replacement {

  private Replacement() {}

  static void remove(int directory, byte[] name, FileStatus status) throws ErrnoException {
    if (status.isDirectory()) {
      Directories.removeDirectory(directory, name);
    } else {
      Directories.unlink(directory, name);
    }
  }
}
