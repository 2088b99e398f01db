package io.firn.media.nova.cloud;

import java.util.List;
import java.util.Optional;
import org.openstack4j.api.types.ServiceType;

/** A service of the cloud that media speak to. */
public enum Service {

  /** Nova. 2.79 is that of the release Train, 2019; all that a restore needs came earlier. */
  COMPUTE("compute", "compute", "2.79", ""),

  /** Cinder, of the same release. */
  VOLUME("block-storage volumev3", "volume", "3.59", ""),

  /** Glance, which has no microversions. */
  IMAGE("image", "", "", "/v2"),

  /** Neutron, which has none either. */
  NETWORK("network", "", "", "/v2.0");

  private final String types;
  private final String header;
  private final String wanted;
  private final String version;

  /**
   * A service.
   *
   * @param types its names in catalogues, the best first
   * @param header its word in {@code OpenStack-API-Version}
   * @param wanted the newest microversion that this code was written for; empty for none
   * @param version what stands between the address of the catalogue and a path
   */
  Service(String types, String header, String wanted, String version) {
    this.types = types;
    this.header = header;
    this.wanted = wanted;
    this.version = version;
  }

  String header() {
    return header;
  }

  Microversion wanted() {
    return Microversion.parse(wanted).orElse(Microversion.NONE);
  }

  List<String> types() {
    return List.of(types.split(" "));
  }

  /** The address that paths are below; that of the catalogue has the version or not. */
  String root(String catalogued) {
    String bare = catalogued.replaceFirst("/+$", "");
    return version.isEmpty() ? bare : bare.replaceFirst("/v[0-9.]+$", "") + version;
  }

  /** Ours for one of openstack4j's; empty for those that nobody needs here. */
  static Optional<Service> of(ServiceType type) {
    return switch (type) {
      case COMPUTE -> Optional.of(COMPUTE);
      case BLOCK_STORAGE -> Optional.of(VOLUME);
      case IMAGE -> Optional.of(IMAGE);
      case NETWORK -> Optional.of(NETWORK);
      default -> Optional.empty();
    };
  }
}
