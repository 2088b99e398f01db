package io.firn.storage.swift;

import io.firn.openstack.config.CloudConfig;
import java.io.IOException;

/** With Swift's own TempAuth. */
class RealSwiftByTempAuthTest extends RealSwiftContract {

  RealSwiftByTempAuthTest() throws IOException {}

  @Override
  CloudConfig cloud() {
    return servers.tempAuth();
  }
}
