package io.firn.storage.swift;

import io.firn.api.storage.Storage;
import io.firn.openstack.config.CloudConfig;
import io.firn.testkit.storage.StorageContract;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The contract on the Swift that {@code dev/servers} starts. */
@Tag("real-servers")
abstract class RealSwiftContract extends StorageContract {

  final RealServers servers;
  private final String container = "contract-" + UUID.randomUUID();

  RealSwiftContract() throws IOException {
    servers = new RealServers();
  }

  abstract CloudConfig cloud() throws Exception;

  @Override
  public Storage open() throws Exception {
    return RealServers.open(cloud(), container + "/and/prefix");
  }

  @AfterEach
  void remove() throws Exception {
    Thread.interrupted();
    RealServers.remove(cloud(), container);
  }

  @Override
  public int listingObjects() {
    return 75;
  }
}
