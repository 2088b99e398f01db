package io.firn.media.files.libc;

import io.firn.api.media.MediaException;

/** A kernel call failed. Carries no stack trace: failing is normal for many calls. */
public final class ErrnoException extends Exception {

  private static final long serialVersionUID = 1;

  private final int errno;

  /** For a call that failed with this number of {@link Errno}. */
  public ErrnoException(int errno) {
    super(Errno.describe(errno), null, false, false);
    this.errno = errno;
  }

  /** One of {@link Errno} or another number of the kernel. */
  public int errno() {
    return errno;
  }

  /** Tells whether the item is not there (any more), or something else stands in its place. */
  public boolean isGone() {
    return errno == Errno.ENOENT
        || errno == Errno.ENOTDIR
        || errno == Errno.ELOOP
        || errno == Errno.ESTALE;
  }

  /** The same for callers of the plugin. {@code item} is printable. */
  public MediaException about(String item) {
    String message = item + ": " + getMessage();
    return switch (errno) {
      case Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, Errno.ESTALE ->
          new MediaException.NotFound(message, this);
      case Errno.EACCES, Errno.EPERM, Errno.EROFS -> new MediaException.Denied(message, this);
      case Errno.ENOSPC, Errno.EDQUOT -> new MediaException.Full(message, this);
      case Errno.EAGAIN, Errno.EBUSY, Errno.ENOMEM -> new MediaException.Transient(message, this);
      default -> new MediaException.Failed(message, this);
    };
  }
}
