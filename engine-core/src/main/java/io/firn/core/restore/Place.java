package io.firn.core.restore;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.TreePath;

/**
 * An entry and where it goes.
 *
 * @param source its path in the snapshot
 * @param attributes with the path below the target
 */
record Place(TreePath source, FileAttributes attributes) {

  TreePath path() {
    return attributes.path();
  }

  /** The source path as the user knows it: absolute, in printable form. */
  String name() {
    return "/" + source;
  }

  static Place of(TreePath source, FileAttributes stored, TreePath path) {
    FileAttributes placed =
        new FileAttributes(
            path,
            stored.type(),
            stored.mode(),
            stored.uid(),
            stored.gid(),
            stored.user(),
            stored.group(),
            stored.modified(),
            stored.changed(),
            stored.inode(),
            stored.device(),
            stored.links(),
            stored.size(),
            stored.linkTarget(),
            stored.deviceNumber(),
            stored.hardLinkTo(),
            stored.extended());
    return new Place(source, placed);
  }
}
