package io.firn.storage.swift;

import io.firn.openstack.config.CloudConfig;
import java.io.IOException;

/** With a password that Keystone knows. */
class RealSwiftByKeystoneTest extends RealSwiftContract {

  RealSwiftByKeystoneTest() throws IOException {}

  @Override
  CloudConfig cloud() throws Exception {
    return servers.password();
  }
}
