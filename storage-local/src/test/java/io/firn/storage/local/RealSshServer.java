package io.firn.storage.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's own OpenSSH that {@code dev/servers up} has started, by the environment that it
 * wrote. It is this user's, so that tests see its files.
 *
 * @param place its address, and a folder for what is kept there
 * @param key of this user
 */
record RealSshServer(URI place, Path key, Path knownHosts) {

  private static final String DEFAULT_STATE = "/var/lib/firn-servers";

  static RealSshServer find() {
    String state = System.getenv().getOrDefault("FIRN_SERVERS_STATE", DEFAULT_STATE);
    Path file = Path.of(state, "environment");
    Map<String, String> environment = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] sides = line.split("=", 2);
        environment.put(sides[0], sides[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: run dev/servers up", e);
    }
    return new RealSshServer(
        URI.create(environment.get("FIRN_SERVERS_SFTP")),
        Path.of(environment.get("FIRN_SERVERS_SFTP_KEY")),
        Path.of(environment.get("FIRN_SERVERS_SFTP_KNOWN_HOSTS")));
  }

  int port() {
    return place.getPort();
  }

  Path folder() {
    return Path.of(place.getPath());
  }

  SftpAddress address(Path path) {
    return new SftpAddress(place.getUserInfo(), place.getHost(), port(), path.toString());
  }

  SftpSettings settings() {
    return new SftpSettings(knownHosts, List.of(key), Optional.empty(), Optional.empty());
  }

  /** As a line of {@code known_hosts} says it. */
  String knownHost(Path publicKey) throws IOException {
    return "[" + place.getHost() + "]:" + port() + " " + Files.readString(publicKey);
  }
}
