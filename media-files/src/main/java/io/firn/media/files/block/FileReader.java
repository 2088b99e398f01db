package io.firn.media.files.block;

import io.firn.api.media.MediaException;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.OpenFlags;
import java.nio.ByteBuffer;

/**
 * Reads a regular file or a block device in order.
 *
 * <p>A regular file is read up to the length it had when it was opened: a log that grows faster
 * than it is read has an end so, and what was there is whole. Files that say they are empty (those
 * of {@code /proc}) are read to their end.
 */
public final class FileReader implements OpenedFile {

  private static final int FLAGS =
      OpenFlags.READ_ONLY | OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCKING;

  /** Below it the kernel's own read-ahead has the whole file at once. */
  private static final long ADVISE_FROM = 1 << 20;

  private final int descriptor;
  private final String item;
  private final FileStatus before;
  private final long length;
  private final boolean sparse;
  private long position;

  /** Where the data at the current position ends; not beyond the position: look for more. */
  private long dataEnd;

  private boolean closed;

  private FileReader(int descriptor, String item, FileStatus before, long length) {
    this.descriptor = descriptor;
    this.item = item;
    this.before = before;
    this.length = length;
    this.sparse = before.isRegular() && before.maySparse();
    this.dataEnd = sparse ? 0 : Long.MAX_VALUE;
    if (length >= ADVISE_FROM) {
      Descriptors.adviseSequential(descriptor);
    }
  }

  /**
   * Opens a regular file in an open directory.
   *
   * @param item the file in messages
   */
  public static FileReader open(int directory, byte[] name, String item) throws MediaException {
    return open(directory, name, item, FLAGS, false);
  }

  /** Opens a regular file or block device by its path, through symbolic links. */
  public static FileReader openPath(byte[] path, String item) throws MediaException {
    int flags = FLAGS & ~OpenFlags.NO_FOLLOW;
    return open(Descriptors.WORKING_DIRECTORY, path, item, flags, true);
  }

  private static FileReader open(
      int directory, byte[] name, String item, int flags, boolean deviceAllowed)
      throws MediaException {
    int descriptor = -1;
    try {
      descriptor = Descriptors.openToRead(directory, name, flags);
      FileStatus status = FileStatus.of(descriptor);
      boolean device = deviceAllowed && status.isBlockDevice();
      if (!status.isRegular() && !device) {
        throw new MediaException.Failed(item + ": is no regular file any more", null);
      }
      long length = device ? Descriptors.end(descriptor) : status.size();
      FileReader reader =
          new FileReader(descriptor, item, status, length == 0 ? Long.MAX_VALUE : length);
      descriptor = -1;
      return reader;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ELOOP) { // a symbolic link now: not lost, only not what it was
        throw new MediaException.Failed(item + ": " + e.getMessage(), e);
      }
      throw e.about(item);
    } finally {
      if (descriptor >= 0) {
        Descriptors.close(descriptor);
      }
    }
  }

  /** Bytes when it was opened. */
  public long length() {
    return length == Long.MAX_VALUE ? 0 : length;
  }

  @Override
  public FileStatus status() {
    return before;
  }

  @Override
  public long skipHole() throws MediaException {
    try {
      locateData();
    } catch (ErrnoException e) {
      throw e.about(item);
    }
    if (dataEnd >= 0) {
      return 0;
    }
    long hole = ~dataEnd - position;
    position += hole;
    dataEnd = position;
    return hole;
  }

  /**
   * Finds out what is at the position: {@link #dataEnd} is then the end of data that is here, or
   * the complement of the end of a hole.
   */
  private void locateData() throws ErrnoException {
    if (dataEnd < 0 || dataEnd > position || position >= length) {
      return;
    }
    long data;
    try {
      data = Descriptors.nextData(descriptor, position);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL && e.errno() != Errno.EOPNOTSUPP) {
        throw e;
      }
      dataEnd = Long.MAX_VALUE; // a file system that cannot tell: all is data
      return;
    }
    if (data == position) {
      dataEnd = Descriptors.nextHole(descriptor, position);
    } else {
      dataEnd = ~(data < 0 ? length : Math.min(data, length));
    }
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    try {
      locateData();
      if (position >= length) {
        return -1;
      }
      if (dataEnd < 0) {
        return 0;
      }
      long most = Math.min(dataEnd, length) - position;
      int count = (int) Math.min(target.remaining(), most);
      int read = Descriptors.readAt(descriptor, target.slice(target.position(), count), position);
      target.position(target.position() + read);
      position += read;
      return read == 0 ? -1 : read;
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public boolean changedWhileRead() throws MediaException {
    if (!before.isRegular()) {
      return false; // a device has no times that tell
    }
    try {
      return !before.sameContent(FileStatus.of(descriptor));
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Descriptors.close(descriptor);
    }
  }
}
