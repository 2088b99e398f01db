package io.firn.bench.place;

import io.firn.testkit.servers.StartedServers;
import java.net.URI;
import java.util.Optional;

/**
 * A server that {@code dev/servers up} has started, and who may use it.
 *
 * @param address of the server
 * @param user or access key
 * @param secret password or secret key; in no text of this
 */
record Servers(URI address, String user, String secret) {

  /** Swift with TempAuth; empty when there is none. */
  static Optional<Servers> swift() {
    return of("FIRN_SERVERS_TEMPAUTH", "_USER", "_KEY");
  }

  /** S3Proxy; empty when there is none. */
  static Optional<Servers> s3() {
    return of("FIRN_SERVERS_S3PROXY", "_ACCESS_KEY", "_SECRET_KEY");
  }

  private static Optional<Servers> of(String name, String user, String secret) {
    StartedServers started;
    try {
      started = StartedServers.find();
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
    String address = started.variable(name);
    return address == null
        ? Optional.empty()
        : Optional.of(
            new Servers(
                URI.create(address),
                started.variable(name + user),
                started.variable(name + secret)));
  }

  @Override
  public String toString() {
    return user + " at " + address;
  }
}
