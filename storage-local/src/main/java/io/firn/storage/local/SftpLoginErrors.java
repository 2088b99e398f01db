package io.firn.storage.local;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import io.firn.api.storage.StorageException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Says why no login came about, and what to do. */
record SftpLoginErrors(SftpAddress address, SftpSettings settings) {

  /**
   * The error for the user.
   *
   * @param key what the server showed, if it came to that
   */
  StorageException typed(JSchException e, Optional<HostKey> key) {
    if (e instanceof JSchUnknownHostKeyException) {
      return new StorageException.Misconfigured(unknownKey(key), e);
    }
    if (e instanceof JSchChangedHostKeyException) {
      return new StorageException.Denied(changedKey(key), e);
    }
    if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("auth")) {
      return new StorageException.Denied(
          "%s does not let %s in: give a key by --sftp-key-file, or a password by %s"
              .formatted(address.host(), address.user(), RemoteOptions.PASSWORD_VARIABLE),
          e);
    }
    return unreachable(e);
  }

  private String unknownKey(Optional<HostKey> key) {
    return "the host key of %s%s is not in %s; if it is the server's own, add it: "
            .formatted(address.knownHost(), fingerprint(key), settings.knownHosts())
        + "ssh-keyscan -p %d %s >> %s"
            .formatted(address.port(), address.host(), settings.knownHosts());
  }

  private String changedKey(Optional<HostKey> key) {
    return "the host key of %s%s is not the one in %s: somebody may be in between; if the server"
            .formatted(address.knownHost(), fingerprint(key), settings.knownHosts())
        + " is known to have a new one, remove the old: ssh-keygen -f %s -R '%s'"
            .formatted(settings.knownHosts(), address.knownHost());
  }

  /** As {@code ssh} and {@code ssh-keygen -l} show it. */
  private static String fingerprint(Optional<HostKey> key) {
    return key.map(shown -> " (" + shown.getType() + " " + shown.getFingerPrint(new JSch()) + ")")
        .orElse("");
  }

  private StorageException unreachable(JSchException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String place = "cannot connect to " + address.host() + " port " + address.port() + ": ";
    return switch (root) {
      case UnknownHostException _ ->
          new StorageException.Transient(place + "no such host; check the name", e);
      case ConnectException refused when isRefused(refused) ->
          new StorageException.Transient(
              place + "connection refused; does an SSH server listen there?", e);
      case ConnectException _, NoRouteToHostException _, SocketTimeoutException _ ->
          new StorageException.Transient(place + "no answer; check the address and firewalls", e);
      default -> new StorageException.Transient(place + withoutType(root), e);
    };
  }

  private static boolean isRefused(ConnectException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
  }

  /** The library puts the type of what it caught before its message. */
  private static String withoutType(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String plain = message.replaceAll("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*:? ?", "").strip();
    return plain.isEmpty() ? "the line broke" : plain;
  }
}
