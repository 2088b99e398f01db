package io.firn.media.files.libc;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** Calls on open files. Descriptors are plain numbers; who opens one closes it. */
public final class Descriptors {

  /** Stands for the working directory where a directory's descriptor is asked for. */
  public static final int WORKING_DIRECTORY = -100;

  private static final int SEEK_END = 2;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int FALLOC_FL_KEEP_SIZE = 1;
  private static final int FALLOC_FL_PUNCH_HOLE = 2;
  private static final int POSIX_FADV_SEQUENTIAL = 2;

  /** One heap buffer goes through native memory in pieces of this many bytes. */
  private static final int BOUNCE_BYTES = 1 << 16;

  private Descriptors() {}

  /**
   * Opens {@code name} relative to an open directory.
   *
   * @param flags of {@link OpenFlags}
   * @param mode permissions of a file that is created
   */
  public static int open(int directory, byte[] name, int flags, int mode) throws ErrnoException {
    long path = CallScratch.mine().first(name);
    while (true) {
      long result = SystemCall.OPENAT.call(directory, path, flags | OpenFlags.CLOSE_ON_EXEC, mode);
      if (result >= 0) {
        return (int) result;
      }
      if (result != -Errno.EINTR) {
        throw new ErrnoException((int) -result);
      }
    }
  }

  /** Opens for reading, without touching the access time where that is allowed. */
  public static int openToRead(int directory, byte[] name, int flags) throws ErrnoException {
    try {
      return open(directory, name, flags | OpenFlags.NO_ACCESS_TIME, 0);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
      return open(directory, name, flags, 0);
    }
  }

  /** Closes; there is nothing to be done about an error, durability is {@link #sync}'s. */
  public static void close(int descriptor) {
    SystemCall.CLOSE.call(descriptor);
  }

  /**
   * Reads at a position up to the buffer's limit.
   *
   * @return bytes read, 0 at the end
   */
  public static int readAt(int descriptor, ByteBuffer target, long position) throws ErrnoException {
    return transfer(SystemCall.PREAD64, descriptor, target, position);
  }

  /** Reads from a pipe or another file that cannot seek; 0 at the end. */
  public static int read(int descriptor, ByteBuffer target) throws ErrnoException {
    return transfer(SystemCall.READ, descriptor, target, 0);
  }

  private static int transfer(SystemCall call, int descriptor, ByteBuffer target, long position)
      throws ErrnoException {
    if (!target.isDirect()) {
      ByteBuffer bounce = ByteBuffer.allocateDirect(Math.min(target.remaining(), BOUNCE_BYTES));
      int read = transfer(call, descriptor, bounce, position);
      target.put(bounce.flip());
      return read;
    }
    int read = (int) retrying(call, descriptor, target, position);
    target.position(target.position() + read);
    return read;
  }

  /** Writes all of the buffer at a position. */
  public static void writeAt(int descriptor, ByteBuffer source, long position)
      throws ErrnoException {
    if (source.isDirect()) {
      writeAllAt(descriptor, source, position);
      return;
    }
    ByteBuffer bounce = ByteBuffer.allocateDirect(Math.min(source.remaining(), BOUNCE_BYTES));
    for (long at = position; source.hasRemaining(); at += bounce.limit()) {
      bounce.clear();
      int count = Math.min(bounce.capacity(), source.remaining());
      bounce.put(source.slice(source.position(), count)).flip();
      source.position(source.position() + count);
      writeAllAt(descriptor, bounce, at);
    }
  }

  private static void writeAllAt(int descriptor, ByteBuffer source, long position)
      throws ErrnoException {
    long at = position;
    while (source.hasRemaining()) {
      at += writeSomeAt(descriptor, source, at);
    }
  }

  /**
   * Writes at a position by one call, which may take less than all.
   *
   * @param source direct
   * @return bytes written
   */
  public static int writeSomeAt(int descriptor, ByteBuffer source, long position)
      throws ErrnoException {
    int written = (int) retrying(SystemCall.PWRITE64, descriptor, source, position);
    source.position(source.position() + written);
    return written;
  }

  private static long retrying(SystemCall call, int descriptor, ByteBuffer buffer, long position)
      throws ErrnoException {
    long address = MemorySegment.ofBuffer(buffer).address();
    try {
      while (true) {
        long result = call.call(descriptor, address, buffer.remaining(), position);
        if (result >= 0) {
          return result;
        }
        if (result != -Errno.EINTR) {
          throw new ErrnoException((int) -result);
        }
      }
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /** First position of data at or after this one; -1 when there is only a hole until the end. */
  public static long nextData(int descriptor, long position) throws ErrnoException {
    long result = SystemCall.LSEEK.call(descriptor, position, SEEK_DATA);
    if (result == -Errno.ENXIO) {
      return -1;
    }
    return checked(result);
  }

  /** First position of a hole at or after this one; the end counts as one. */
  public static long nextHole(int descriptor, long position) throws ErrnoException {
    return checked(SystemCall.LSEEK.call(descriptor, position, SEEK_HOLE));
  }

  /** Position of the end, which is the length of a block device too. */
  public static long end(int descriptor) throws ErrnoException {
    return checked(SystemCall.LSEEK.call(descriptor, 0, SEEK_END));
  }

  public static void truncate(int descriptor, long length) throws ErrnoException {
    checked(SystemCall.FTRUNCATE.call(descriptor, length));
  }

  /** Frees the space of a range, which then reads as zeros; the length stays. */
  public static void punchHole(int descriptor, long position, long length) throws ErrnoException {
    int mode = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
    checked(SystemCall.FALLOCATE.call(descriptor, mode, position, length));
  }

  /** Says that the file is going to be read in order: read further ahead. Only a hint. */
  public static void adviseSequential(int descriptor) {
    SystemCall.FADVISE64.call(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  }

  /** Makes the file durable. */
  public static void sync(int descriptor) throws ErrnoException {
    checked(SystemCall.FSYNC.call(descriptor));
  }

  /** Makes the whole file system durable that the file is on. */
  public static void syncFileSystem(int descriptor) throws ErrnoException {
    checked(SystemCall.SYNCFS.call(descriptor));
  }

  static long checked(long result) throws ErrnoException {
    if (result < 0) {
      throw new ErrnoException((int) -result);
    }
    return result;
  }
}
