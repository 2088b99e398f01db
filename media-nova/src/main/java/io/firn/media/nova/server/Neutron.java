package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of Neutron. Thread-safe. */
final class Neutron {

  private final Cloud cloud;

  Neutron(Cloud cloud) {
    this.cloud = cloud;
  }

  List<Json> portsOf(String server) throws MediaException {
    return list("ports", "device_id=" + Nova.encoded(server));
  }

  /** Ports that have this address of the network layer now. */
  List<Json> portsWithAddress(String network, String address) throws MediaException {
    String fixed = Nova.encoded("ip_address=" + address);
    return list("ports", "network_id=" + Nova.encoded(network) + "&fixed_ips=" + fixed);
  }

  /** Ports of the network that have this address of the hardware now. */
  List<Json> portsWithMac(String network, String mac) throws MediaException {
    return list(
        "ports", "network_id=" + Nova.encoded(network) + "&mac_address=" + Nova.encoded(mac));
  }

  Optional<Json> network(String id) throws MediaException {
    return list("networks", "id=" + Nova.encoded(id)).stream().findFirst();
  }

  List<Json> networksNamed(String name) throws MediaException {
    return list("networks", "name=" + Nova.encoded(name));
  }

  List<Json> subnetsOf(String network) throws MediaException {
    return list("subnets", "network_id=" + Nova.encoded(network));
  }

  Optional<Json> securityGroup(String id) throws MediaException {
    return list("security-groups", "id=" + Nova.encoded(id)).stream().findFirst();
  }

  List<Json> securityGroupsNamed(String name) throws MediaException {
    return list("security-groups", "name=" + Nova.encoded(name));
  }

  private List<Json> list(String what, String query) throws MediaException {
    return cloud
        .json(cloud.call(Service.NETWORK, "GET", "/" + what + "?" + query), what)
        .at(what.replace('-', '_'))
        .elements();
  }

  /** Changes a port. */
  void changePort(String id, Map<String, Object> changes) throws MediaException {
    cloud.send(
        cloud
            .call(Service.NETWORK, "PUT", "/ports/" + Nova.encoded(id))
            .withText("application/json", new Json(Map.of("port", changes)).print())
            .again(),
        "port " + id);
  }

  /** Makes a port; returns its whole document. */
  Json makePort(Map<String, Object> port) throws MediaException {
    return cloud
        .json(
            cloud
                .call(Service.NETWORK, "POST", "/ports")
                .withText("application/json", new Json(Map.of("port", port)).print()),
            "port")
        .at("port");
  }
}
