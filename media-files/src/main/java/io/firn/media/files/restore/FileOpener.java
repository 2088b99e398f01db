package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.Machine;
import io.firn.media.files.libc.OpenFlags;
import io.firn.media.files.libc.Ownership;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens the file that is restored, in an open directory. A new one is created exclusively and for
 * nobody else to read. One that exists keeps its content; if it has further links or is a program
 * that is running just now, it is replaced by a copy, so that nothing else changes with it.
 */
final class FileOpener {

  private static final int NEW =
      OpenFlags.READ_WRITE | OpenFlags.CREATE | OpenFlags.EXCLUSIVE | OpenFlags.NO_FOLLOW;
  private static final int OLD =
      OpenFlags.READ_WRITE | OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCKING;
  private static final int OLD_TO_READ =
      OpenFlags.READ_ONLY | OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCKING;
  private static final int OWNER_ONLY = 0600;

  /** Somebody may make and remove the same name all the time; then we give up. */
  private static final int ATTEMPTS = 16;

  private static final int COPY_BYTES = 1 << 18;

  private final String runId;
  private final AtomicLong copies = new AtomicLong();

  FileOpener(String runId) {
    this.runId = runId;
  }

  /** Gives a descriptor for reading and writing. */
  int open(int directory, byte[] name) throws ErrnoException {
    ErrnoException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return Descriptors.open(directory, name, NEW, OWNER_ONLY);
      } catch (ErrnoException e) {
        if (e.errno() != Errno.EEXIST) {
          throw e;
        }
      }
      try {
        FileStatus status = FileStatus.at(directory, name);
        if (status.isRegular()) {
          return openOld(directory, name, status);
        }
        Replacement.remove(directory, name, status);
      } catch (ErrnoException e) {
        if (!e.isGone()) {
          throw e;
        }
        last = e; // it is another thing by now
      }
    }
    throw last == null ? new ErrnoException(Errno.EBUSY) : last;
  }

  private int openOld(int directory, byte[] name, FileStatus status) throws ErrnoException {
    if (Machine.effectiveUser() != 0 && (status.mode() & OWNER_ONLY) != OWNER_ONLY) {
      try (PathHandle handle = PathHandle.open(directory, name)) {
        Ownership.modeByPath(handle.descriptor(), status.permissions() | OWNER_ONLY);
      }
    }
    if (status.links() > 1) {
      return copy(directory, name);
    }
    int descriptor;
    try {
      descriptor = Descriptors.open(directory, name, OLD, 0);
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ETXTBSY) {
        return copy(directory, name);
      }
      throw e;
    }
    try {
      FileStatus opened = FileStatus.of(descriptor);
      if (opened.isRegular() && opened.links() <= 1) {
        int result = descriptor;
        descriptor = -1;
        return result;
      }
      throw new ErrnoException(Errno.ESTALE); // exchanged between the two calls: look again
    } finally {
      if (descriptor >= 0) {
        Descriptors.close(descriptor);
      }
    }
  }

  /** Puts a copy in the place of the file; the copy gets its name when it is complete. */
  private int copy(int directory, byte[] name) throws ErrnoException {
    byte[] temporary = (".firn-" + runId + "-" + copies.incrementAndGet()).getBytes(US_ASCII);
    int from = Descriptors.open(directory, name, OLD_TO_READ, 0);
    try {
      int to = Descriptors.open(directory, temporary, NEW, OWNER_ONLY);
      try {
        copyContent(from, to);
        Directories.rename(directory, temporary, name);
        return to;
      } catch (ErrnoException e) {
        Descriptors.close(to);
        Directories.unlink(directory, temporary);
        throw e;
      }
    } finally {
      Descriptors.close(from);
    }
  }

  private static void copyContent(int from, int to) throws ErrnoException {
    FileStatus status = FileStatus.of(from);
    ByteBuffer buffer = ByteBuffer.allocateDirect(COPY_BYTES);
    boolean sparse = status.maySparse();
    long position = 0;
    while (true) {
      if (sparse) {
        long data = Descriptors.nextData(from, position);
        if (data < 0) {
          break;
        }
        position = data;
      }
      int read = Descriptors.readAt(from, buffer.clear(), position);
      if (read == 0) {
        break;
      }
      Descriptors.writeAt(to, buffer.flip(), position);
      position += read;
    }
    Descriptors.truncate(to, status.size());
  }
}
