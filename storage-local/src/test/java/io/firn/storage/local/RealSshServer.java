package io.firn.storage.local;

import io.firn.testkit.servers.StartedServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The machine's own OpenSSH that {@code dev/servers up} has started, by the environment that it
 * wrote. It is this user's, so that tests see its files.
 *
 * @param place its address, and a folder for what is kept there
 * @param key of this user
 */
record RealSshServer(URI place, Path key, Path knownHosts) {

  static RealSshServer find() {
    StartedServers started = StartedServers.find();
    return new RealSshServer(
        URI.create(started.variable("FIRN_SERVERS_SFTP")),
        Path.of(started.variable("FIRN_SERVERS_SFTP_KEY")),
        Path.of(started.variable("FIRN_SERVERS_SFTP_KNOWN_HOSTS")));
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
