package io.firn.storage.swift;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.config.CloudConfigReader;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Session;
import io.firn.testkit.servers.StartedServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The servers that {@code dev/servers up} has started, by the environment that it wrote. */
final class RealServers {

  private final StartedServers started = StartedServers.find();

  /** Demo's password, from the variables. */
  CloudConfig password() throws CloudException {
    return read(Wishes.NONE);
  }

  /** Demo's application credential, from {@code clouds.yaml}. */
  CloudConfig application() throws CloudException {
    return read(
        new Wishes(
            Optional.of("application"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private CloudConfig read(Wishes wishes) throws CloudException {
    Path nowhere = Path.of("/nonexistent");
    return new CloudConfigReader(started::variable, nowhere, nowhere).read(wishes);
  }

  CloudConfig tempAuth() {
    return Clouds.tempAuth(
        URI.create(started.variable("FIRN_SERVERS_TEMPAUTH")),
        started.variable("FIRN_SERVERS_TEMPAUTH_USER"),
        started.variable("FIRN_SERVERS_TEMPAUTH_KEY"));
  }

  /**
   * A storage on one of them. The listing of a loaded server may lag; the updater comes by every
   * two seconds, but a container server that answers does not lag at all.
   */
  static SwiftStorage open(CloudConfig cloud, String place) throws IOException {
    return SwiftStorageFactory.open(
        cloud, Place.parse(place), Clouds.settings(OpenMode.CREATE, Duration.ZERO, 20));
  }

  /** Removes a container with what is in it, by the names that Swift has. */
  static void remove(CloudConfig cloud, String container) throws Exception {
    HttpConnector connector = new HttpConnector(cloud.trust(), HttpLimits.DEFAULT);
    try (CloudClient client =
        new CloudClient(
            new Session(cloud.credentials(), connector), connector, cloud.region(), "public")) {
      Address address = new Address(client.address(CloudClient.OBJECT_STORE));
      HttpAnswer listing =
          client.send(HttpCall.of("GET", address.listing(container, "", "", 10_000)));
      if (listing.status() == SwiftErrors.NOT_FOUND) {
        return;
      }
      for (Json entry : Json.parse(listing.body(), "listing").elements()) {
        String name = entry.at("name").text().orElseThrow();
        client.send(HttpCall.of("DELETE", address.object(container, name)).again());
      }
      HttpAnswer answer = client.send(HttpCall.of("DELETE", address.container(container)).again());
      if (!answer.isSuccess()) {
        throw new IOException("container " + container + " stays: " + answer.reason());
      }
    }
  }
}
