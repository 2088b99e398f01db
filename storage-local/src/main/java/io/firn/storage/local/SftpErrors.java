package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/**
 * Says what an error of the server or of the line means.
 *
 * @param address for the messages
 */
record SftpErrors(SftpAddress address) {

  /** True when the server said no, and false when the connection is in doubt. */
  static boolean isAnswer(SftpException e) {
    return e.getCause() == null
        && e.id != ChannelSftp.SSH_FX_CONNECTION_LOST
        && e.id != ChannelSftp.SSH_FX_NO_CONNECTION;
  }

  static boolean isNotFound(SftpException e) {
    return e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE;
  }

  StorageException typed(Exception e, String what) {
    if (e instanceof StorageException typed) {
      return typed;
    }
    if (Thread.currentThread().isInterrupted() || wasInterrupted(e)) {
      Thread.currentThread().interrupt();
      return new StorageException.Interrupted("interrupted at " + what, e);
    }
    if (e instanceof SftpException answer && isAnswer(answer)) {
      return answer(answer, what);
    }
    return new StorageException.Transient(
        "the connection to " + address.host() + " failed at " + what + ": " + reason(e), e);
  }

  private StorageException answer(SftpException e, String what) {
    String place = what + " in " + address;
    return switch (e.id) {
      case ChannelSftp.SSH_FX_NO_SUCH_FILE ->
          new StorageException.NotFound("there is no " + place, e);
      case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
          new StorageException.Denied("no permission for " + place, e);
      default ->
          new StorageException.Permanent(
              "%s refuses %s: %s".formatted(address.host(), place, reason(e)), e);
    };
  }

  /** The library swallows the thread's flag on its way out. */
  private static boolean wasInterrupted(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      boolean timeout = at instanceof SocketTimeoutException;
      if (!timeout
          && (at instanceof InterruptedException || at instanceof InterruptedIOException)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof IOException && root.getMessage() == null
        ? "the line broke"
        : String.valueOf(root.getMessage());
  }
}
