package io.firn.storage.swift;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.Secret;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.http.Trust;
import io.firn.openstack.identity.Credentials;
import io.firn.openstack.identity.Credentials.Principal;
import io.firn.openstack.identity.Credentials.Scope;
import io.firn.testkit.swift.SmallSwift;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How tests reach a small Swift. */
final class Clouds {

  private Clouds() {}

  static CloudConfig keystone(SmallSwift swift) {
    Principal demo =
        new Principal(Optional.empty(), Optional.of("demo"), Optional.of(Principal.DEFAULT_DOMAIN));
    return config(
        new Credentials.Password(
            swift.address("/v3"), demo, new Secret("x"), new Scope.Project(demo)));
  }

  static CloudConfig tempAuth(URI address, String user, String key) {
    return config(new Credentials.TempAuth(address, user, new Secret(key)));
  }

  private static CloudConfig config(Credentials credentials) {
    return new CloudConfig(
        credentials, Optional.empty(), CloudConfig.PUBLIC, Trust.DEFAULT, Optional.empty());
  }

  static SwiftSettings settings(OpenMode mode, Duration settleTime, int pageSize) {
    return new SwiftSettings(mode, Optional.empty(), settleTime, pageSize);
  }

  static SwiftStorage open(SmallSwift swift, String place) throws Exception {
    return SwiftStorageFactory.open(
        keystone(swift), Place.parse(place), settings(OpenMode.CREATE, Duration.ZERO, 0));
  }
}
