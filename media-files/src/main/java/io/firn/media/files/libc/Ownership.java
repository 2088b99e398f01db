package io.firn.media.files.libc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.ValueLayout;
import java.time.Instant;

/** Calls that set owner, mode and times of an entry; a symbolic link is never followed. */
public final class Ownership {

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final byte[] EMPTY = {};

  /** {@code tv_nsec} that leaves a time as it is. */
  private static final long UTIME_OMIT = (1L << 30) - 2;

  private Ownership() {}

  /** Sets user and group of an open file, also of one opened by {@link OpenFlags#PATH_ONLY}. */
  public static void owner(int descriptor, long uid, long gid) throws ErrnoException {
    long empty = CallScratch.mine().first(EMPTY);
    SystemCall.FCHOWNAT.require(descriptor, empty, uid, gid, AT_EMPTY_PATH);
  }

  /** Sets the permissions of a file that is open in the usual way. */
  public static void mode(int descriptor, int permissions) throws ErrnoException {
    Descriptors.checked(SystemCall.FCHMOD.call(descriptor, permissions));
  }

  /** Sets the permissions of a file opened by {@link OpenFlags#PATH_ONLY}; needs {@code /proc}. */
  public static void modeByPath(int descriptor, int permissions) throws ErrnoException {
    byte[] path = ("/proc/self/fd/" + descriptor).getBytes(US_ASCII);
    long at = CallScratch.mine().first(path);
    Descriptors.checked(SystemCall.FCHMODAT.call(Descriptors.WORKING_DIRECTORY, at, permissions));
  }

  /** Sets the content's time and leaves the time of access. */
  public static void modified(int directory, byte[] name, Instant time) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long path = scratch.first(name);
    long times = times(scratch, time);
    SystemCall.UTIMENSAT.require(directory, path, times, AT_SYMLINK_NOFOLLOW, 0);
  }

  /** As {@link #modified(int, byte[], Instant)}, of a file that is open in the usual way. */
  public static void modified(int descriptor, Instant time) throws ErrnoException {
    long times = times(CallScratch.mine(), time);
    SystemCall.UTIMENSAT.require(descriptor, 0, times, 0, 0);
  }

  /** Two {@code struct timespec}: access and modification. */
  private static long times(CallScratch scratch, Instant modified) {
    long at = scratch.offset(scratch.buffer());
    scratch.memory().set(ValueLayout.JAVA_LONG, at, 0);
    scratch.memory().set(ValueLayout.JAVA_LONG, at + 8, UTIME_OMIT);
    scratch.memory().set(ValueLayout.JAVA_LONG, at + 16, modified.getEpochSecond());
    scratch.memory().set(ValueLayout.JAVA_LONG, at + 24, modified.getNano());
    return scratch.buffer();
  }
}
