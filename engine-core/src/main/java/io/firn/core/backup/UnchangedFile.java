package io.firn.core.backup;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.core.tree.TreeRecord;

/** Decides whether a file has to be read again. */
final class UnchangedFile {

  private UnchangedFile() {}

  /**
   * Tells whether the content can be taken over without opening the file. Size and mtime alone can
   * be set by anybody; ctime and inode catch a file that was replaced and dated back. The device
   * number is not compared: it changes with the order in which disks are found at boot.
   */
  static boolean test(FileAttributes now, TreeRecord then) {
    FileAttributes old = then.attributes();
    return old.type() == FileType.FILE
        && old.hardLinkTo().isEmpty()
        && old.size() == now.size()
        && old.modified().equals(now.modified())
        && old.changed().equals(now.changed())
        && old.inode() == now.inode();
  }
}
