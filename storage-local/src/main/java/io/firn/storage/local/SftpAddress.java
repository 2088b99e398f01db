package io.firn.storage.local;

import io.firn.api.storage.StorageException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * {@code sftp://[user@]host[:port]/folder}. The folder is absolute; {@code /~/folder} is below the
 * user's home.
 *
 * @param path as the server takes it: absolute, or relative to the home; never with a slash behind
 */
record SftpAddress(String user, String host, int port, String path) {

  private static final int DEFAULT_PORT = 22;
  private static final String HOME = "/~";

  /** Reads a container that begins with {@code sftp://}. */
  static SftpAddress parse(String container, String defaultUser) throws StorageException {
    URI uri;
    try {
      uri = new URI(container);
    } catch (URISyntaxException e) {
      // Not as the cause: its message repeats the text, which may hold a password.
      throw unusable(container);
    }
    if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw unusable(container);
    }
    String user = uri.getRawUserInfo() == null ? defaultUser : uri.getUserInfo();
    if (user.isEmpty()) {
      throw unusable(container);
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new SftpAddress(user, unbracketed(uri.getHost()), port, path(uri.getPath(), container));
  }

  private static String path(String path, String container) throws StorageException {
    String trimmed = path;
    while (trimmed.length() > 1 && trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    if (trimmed.equals(HOME) || trimmed.equals("/")) {
      throw unusable(container);
    }
    return trimmed.startsWith(HOME + "/") ? trimmed.substring(HOME.length() + 1) : trimmed;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static StorageException unusable(String container) {
    return new StorageException.Misconfigured(
        Containers.masked(container)
            + " is no usable address: give sftp://user@host/folder or sftp://user@host:port/folder",
        null);
  }

  /** How known_hosts names the server. */
  String knownHost() {
    return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
  }

  @Override
  public String toString() {
    String shownPort = port == DEFAULT_PORT ? "" : ":" + port;
    String shownPath = path.startsWith("/") ? path : HOME + "/" + path;
    return "sftp://" + user + "@" + host + shownPort + shownPath;
  }
}
