package io.firn.media.files.restore;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.ExtendedAttributes;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.OpenFlags;
import io.firn.media.files.libc.Ownership;
import java.util.List;

/**
 * Sets the attributes of a finished entry in the one order that keeps them: a change of owner
 * clears set-id bits and capabilities, a change of mode rewrites an ACL, and every change of
 * content or entries touches the time. So: owner, mode, extended attributes, time.
 */
final class MetadataWriter {

  private static final int SET_ID = 06000;

  private final OwnerRule owners;
  private final OncePerKind warnings;

  MetadataWriter(OwnerRule owners, OncePerKind warnings) {
    this.owners = owners;
    this.warnings = warnings;
  }

  /**
   * Sets the attributes of an entry of an open directory, which must be of the same type; the item
   * is for messages.
   */
  void write(int directory, byte[] name, FileAttributes wanted, String item) throws ErrnoException {
    boolean openable = wanted.type() == FileType.FILE || wanted.type() == FileType.DIRECTORY;
    int descriptor = openable ? openUsually(directory, name) : -1;
    boolean byPath = descriptor < 0;
    if (byPath) {
      int flags = OpenFlags.PATH_ONLY | OpenFlags.NO_FOLLOW;
      descriptor = Descriptors.open(directory, name, flags, 0);
    }
    try {
      writeAllButTime(descriptor, byPath, wanted, item);
      if (byPath) {
        Ownership.modified(directory, name, wanted.modified());
      } else {
        Ownership.modified(descriptor, wanted.modified());
      }
    } finally {
      Descriptors.close(descriptor);
    }
  }

  /** Sets the attributes of an open file; the item is for messages. */
  void write(int descriptor, FileAttributes wanted, String item) throws ErrnoException {
    writeAllButTime(descriptor, false, wanted, item);
    Ownership.modified(descriptor, wanted.modified());
  }

  private void writeAllButTime(int descriptor, boolean byPath, FileAttributes wanted, String item)
      throws ErrnoException {
    FileStatus found = FileStatus.of(descriptor);
    if (found.type() != wanted.type()) {
      throw new ErrnoException(Errno.ESTALE);
    }
    boolean foreign = !owner(descriptor, found, wanted, item);
    if (wanted.type() != FileType.SYMLINK) {
      mode(descriptor, byPath, wanted, foreign, item);
    }
    extended(descriptor, wanted.extended(), item);
  }

  /** -1 when this user may not, which does not keep the owner from setting attributes. */
  private static int openUsually(int directory, byte[] name) throws ErrnoException {
    int flags = OpenFlags.READ_ONLY | OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCKING;
    try {
      return Descriptors.open(directory, name, flags, 0);
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EACCES || e.errno() == Errno.ENXIO) {
        return -1;
      }
      throw e;
    }
  }

  /** Tells whether the entry belongs to whom it should now. */
  private boolean owner(int descriptor, FileStatus found, FileAttributes wanted, String item)
      throws ErrnoException {
    long user = owners.user(wanted);
    long group = owners.group(wanted);
    if (found.uid() == user && found.gid() == group) {
      return true;
    }
    if (!owners.isKept()) {
      return false;
    }
    try {
      Ownership.owner(descriptor, user, group);
      return true;
    } catch (ErrnoException e) {
      forgive(e, "owner not set", item);
      return false;
    }
  }

  /** A program that takes on its owner's rights must not do so with another owner. */
  private void mode(
      int descriptor, boolean byPath, FileAttributes wanted, boolean foreign, String item)
      throws ErrnoException {
    int mode = wanted.mode();
    if (foreign && wanted.type() == FileType.FILE && (mode & SET_ID) != 0) {
      mode &= ~SET_ID;
      warnings.warn("set-id bits not set", item, "it belongs to another user here");
    }
    try {
      if (byPath) {
        Ownership.modeByPath(descriptor, mode);
      } else {
        Ownership.mode(descriptor, mode);
      }
    } catch (ErrnoException e) {
      forgive(e, "mode not set", item);
    }
  }

  private void extended(int descriptor, List<ExtendedAttribute> wanted, String item)
      throws ErrnoException {
    ExtendedAttributes target = ExtendedAttributes.of(descriptor);
    List<ExtendedAttribute> found;
    try {
      found = target.read();
    } catch (ErrnoException e) {
      if (!wanted.isEmpty()) {
        warnings.warn("extended attributes not set", item, e.getMessage());
      }
      return;
    }
    for (ExtendedAttribute old : found) {
      if (wanted.stream().noneMatch(one -> one.name().equals(old.name()))) {
        try {
          target.remove(old.name());
        } catch (ErrnoException e) {
          forgive(e, "extended attribute " + old.name() + " not removed", item);
        }
      }
    }
    for (ExtendedAttribute one : wanted) {
      if (!found.contains(one)) {
        try {
          target.set(one);
        } catch (ErrnoException e) {
          forgive(e, "extended attribute " + one.name() + " not set", item);
        }
      }
    }
  }

  /** What the user may not do or the file system has not is a warning; the rest is an error. */
  private void forgive(ErrnoException e, String kind, String item) throws ErrnoException {
    switch (e.errno()) {
      case Errno.EPERM, Errno.EACCES, Errno.EOPNOTSUPP, Errno.EINVAL, Errno.ENODATA ->
          warnings.warn(kind, item, e.getMessage());
      default -> throw e;
    }
  }
}
