package io.firn.media.files.libc;

/** Error numbers that are told apart; the same on x86_64 and aarch64. */
public final class Errno {

  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int ENODEV = 19;
  public static final int ENOTDIR = 20;
  public static final int EISDIR = 21;
  public static final int EINVAL = 22;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int ETXTBSY = 26;
  public static final int EFBIG = 27;
  public static final int ENOSPC = 28;
  public static final int EROFS = 30;
  public static final int EMLINK = 31;
  public static final int ERANGE = 34;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOSYS = 38;
  public static final int ENOTEMPTY = 39;
  public static final int ELOOP = 40;
  public static final int ENODATA = 61;
  public static final int EOPNOTSUPP = 95;
  public static final int ESTALE = 116;
  public static final int EDQUOT = 122;

  private Errno() {}

  /** A few words for users. */
  public static String describe(int errno) {
    return switch (errno) {
      case EPERM -> "operation not permitted";
      case ENOENT -> "no such file or directory";
      case EIO -> "input/output error";
      case ENXIO -> "no such device";
      case EACCES -> "permission denied";
      case EBUSY -> "device or resource busy";
      case EEXIST -> "exists already";
      case ENODEV -> "no such device";
      case ENOTDIR -> "not a directory";
      case EISDIR -> "is a directory";
      case EINVAL -> "not accepted by the file system";
      case EMFILE, ENFILE -> "too many open files (raise the limit: ulimit -n)";
      case EFBIG -> "larger than the file system allows";
      case ENOSPC -> "no space left on device";
      case EROFS -> "read-only file system";
      case EMLINK -> "too many links";
      case ENAMETOOLONG -> "name too long";
      case ENOTEMPTY -> "directory not empty";
      case ELOOP -> "a symbolic link stands where none is followed";
      case EOPNOTSUPP -> "not supported by the file system";
      case ESTALE -> "stale file handle";
      case EDQUOT -> "disk quota exceeded";
      default -> "system error " + errno;
    };
  }
}
