package io.firn.cli.proof;

import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.config.CloudConfigReader;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Session;
import io.firn.testkit.servers.StartedServers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code dev/servers up} has started, by the environment that it wrote. Immutable. */
final class RealServers {

  private static final class Loaded {
    static final RealServers SERVERS = new RealServers();
  }

  private final StartedServers started = StartedServers.find();

  private RealServers() {}

  static RealServers get() {
    return Loaded.SERVERS;
  }

  /** The folder of their configuration, processes and logs. */
  Path state() {
    return started.state();
  }

  String variable(String name) {
    return started.variable(name);
  }

  URI address(String variable) {
    return URI.create(variable(variable));
  }

  /** Demo's account by Keystone, at this server in place of the catalogue's. */
  Map<String, String> keystone(URI server) {
    Map<String, String> variables = new HashMap<>();
    started
        .variables()
        .forEach(
            (name, value) -> {
              if (name.startsWith("OS_")) {
                variables.put(name, value);
              }
            });
    variables.put(
        "OS_STORAGE_URL",
        server.resolve("/v1/AUTH_" + started.variable("FIRN_SERVERS_DEMO_PROJECT_ID")).toString());
    return variables;
  }

  Map<String, String> tempAuth(URI server) {
    return Map.of(
        "ST_AUTH",
        server.resolve("/auth/v1.0").toString(),
        "ST_USER",
        started.variable("FIRN_SERVERS_TEMPAUTH_USER"),
        "ST_KEY",
        started.variable("FIRN_SERVERS_TEMPAUTH_KEY"));
  }

  /**
   * A bucket.
   *
   * @param variable with what the names of the server's variables begin
   */
  Ground s3(String variable, URI server, String bucket) {
    return Ground.s3(
        server,
        started.variable(variable + "_ACCESS_KEY"),
        started.variable(variable + "_SECRET_KEY"),
        bucket);
  }

  /** Removes a container of Swift with what is in it. */
  void remove(Ground swift) throws IOException {
    try {
      removeAll(swift);
    } catch (CloudException e) {
      throw new IOException(swift + " stays", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(swift + " stays");
    }
  }

  private static void removeAll(Ground swift) throws CloudException, InterruptedException {
    CloudConfig cloud = CloudConfigReader.with(swift.environment()::get).read(Wishes.NONE);
    HttpConnector connector = new HttpConnector(cloud.trust(), HttpLimits.DEFAULT);
    try (CloudClient client =
        new CloudClient(
            new Session(cloud.credentials(), connector), connector, cloud.region(), "public")) {
      String account =
          cloud.objectStore().isPresent()
              ? cloud.objectStore().get().toString()
              : client.address(CloudClient.OBJECT_STORE).toString();
      String container = account + "/" + swift.container().split("/", 2)[0];
      for (List<String> page = names(client, container);
          !page.isEmpty();
          page = names(client, container)) {
        for (String name : page) {
          client.send(HttpCall.of("DELETE", URI.create(container + "/" + name)).again());
        }
      }
      client.send(HttpCall.of("DELETE", URI.create(container)).again());
    }
  }

  private static List<String> names(CloudClient client, String container)
      throws CloudException, InterruptedException {
    HttpAnswer listing = client.send(HttpCall.of("GET", URI.create(container)).again());
    return listing.status() == 200
        ? new String(listing.body(), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }
}
