package io.firn.media.files.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The kernel calls that are used, with their numbers on x86_64 and on aarch64.
 *
 * <p>All go through libc's {@code syscall(2)}, so that one downcall is linked at start-up and not
 * thirty: each shape of a call has its code generated when it is linked.
 */
enum SystemCall {
  CLOSE(3, 57),
  FADVISE64(221, 223),
  FALLOCATE(285, 47),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHOWNAT(260, 54),
  FSYNC(74, 82),
  FTRUNCATE(77, 46),
  GETDENTS64(217, 61),
  GETEUID(107, 175),
  GETXATTR(191, 8),
  LGETXATTR(192, 9),
  LINKAT(265, 37),
  LISTXATTR(194, 11),
  LISTXATTRAT(465, 465),
  LLISTXATTR(195, 12),
  LSEEK(8, 62),
  MKDIRAT(258, 34),
  MKNODAT(259, 33),
  OPENAT(257, 56),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  READ(0, 63),
  READLINKAT(267, 78),
  REMOVEXATTR(197, 14),
  RENAMEAT2(316, 276),
  SETXATTR(188, 5),
  STATX(332, 291),
  SYMLINKAT(266, 36),
  SYNCFS(306, 267),
  UNLINKAT(263, 35),
  UTIMENSAT(280, 88);

  private final long number;

  SystemCall(int x86, int arm) {
    this.number = Machine.AARCH64 ? arm : x86;
  }

  long call(long a) {
    return call(a, 0, 0, 0, 0);
  }

  long call(long a, long b) {
    return call(a, b, 0, 0, 0);
  }

  long call(long a, long b, long c) {
    return call(a, b, c, 0, 0);
  }

  long call(long a, long b, long c, long d) {
    return call(a, b, c, d, 0);
  }

  /**
   * Does the call.
   *
   * @return what it returned, or {@code -errno}
   */
  long call(long a, long b, long c, long d, long e) {
    MemorySegment errno = CallScratch.mine().errno();
    long result;
    try {
      result = (long) Link.SYSCALL.invokeExact(errno, number, a, b, c, d, e);
    } catch (Throwable t) {
      throw new IllegalStateException("cannot call " + name(), t);
    }
    return result == -1 ? -errno.get(ValueLayout.JAVA_INT, 0) : result;
  }

  /** As {@link #call(long, long, long, long, long)}, throwing what went wrong. */
  long require(long a, long b, long c, long d, long e) throws ErrnoException {
    long result = call(a, b, c, d, e);
    if (result < 0) {
      throw new ErrnoException((int) -result);
    }
    return result;
  }

  /** Bytes that {@code captureCallState} needs. */
  static final MemoryLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();

  /** Linked at the first call, not when the enum is loaded. */
  private static final class Link {
    static final MethodHandle SYSCALL = link();

    @SuppressWarnings("restricted") // the one place where this plugin leaves Java, with Accounts
    private static MethodHandle link() {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1),
          Linker.Option.captureCallState("errno"));
    }
  }

  /** Memory that lives as long as something refers to it. */
  static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, 8);
  }
}
