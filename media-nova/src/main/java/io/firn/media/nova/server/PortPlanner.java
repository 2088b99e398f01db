package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.media.nova.disk.Renamings;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds networks, addresses and security groups for the ports of a server. */
final class PortPlanner {

  /** What a port takes over as it is, when it has it. */
  private static final List<String> KEPT =
      List.of(
          PortPlan.NAME,
          PortPlan.DESCRIPTION,
          "admin_state_up",
          "allowed_address_pairs",
          "extra_dhcp_opts");

  private static final String VNIC_TYPE = "binding:vnic_type";
  private static final String SECURED = "port_security_enabled";

  private final Neutron neutron;
  private final Renamings renamings;
  private final StoredServer server;
  private final PlanLines lines;

  PortPlanner(Neutron neutron, Renamings renamings, StoredServer server, PlanLines lines) {
    this.neutron = neutron;
    this.renamings = renamings;
    this.server = server;
    this.lines = lines;
  }

  List<PortPlan> plan() throws MediaException {
    List<PortPlan> plans = new ArrayList<>();
    for (Json port : server.ports()) {
      Optional<Json> network = network(port);
      if (network.isPresent()) {
        plans.add(plan(port, network.get()));
      }
    }
    return plans;
  }

  private Optional<Json> network(Json port) throws MediaException {
    String id = text(port, "network_id");
    String name = StoredServer.nameOf(server.networks(), id);
    Optional<String> mapped = renamings.find(ServerTargetOptions.NETWORK, id, name);
    String wanted = mapped.orElse(id);
    Optional<Json> found = neutron.network(wanted);
    if (found.isEmpty()) {
      List<Json> named = neutron.networksNamed(mapped.orElse(name));
      found = named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
      if (named.size() > 1) {
        lines.missing(
            "network " + name,
            "%d have this name: add --map network:%s=ID".formatted(named.size(), name));
        return Optional.empty();
      }
    }
    found.ifPresentOrElse(
        network -> lines.there("network " + text(network, "name"), text(network, "id")),
        () -> lines.missing("network " + name, "add --map network:" + name + "=NEW"));
    return found;
  }

  private PortPlan plan(Json port, Json network) throws MediaException {
    String networkId = text(network, "id");
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("network_id", networkId);
    for (String member : KEPT) {
      Object value = port.at(member).value();
      if (value != null && !value.equals("") && !value.equals(List.of())) {
        request.put(member, value);
      }
    }
    port.at(VNIC_TYPE)
        .text()
        .filter(type -> !type.equals("normal"))
        .ifPresent(type -> request.put(VNIC_TYPE, type));
    if (Boolean.FALSE.equals(port.at(SECURED).value())) {
      request.put(SECURED, false);
    } else {
      request.put("security_groups", securityGroups(port));
    }
    List<Object> addresses = addresses(port, networkId);
    if (!addresses.isEmpty()) {
      request.put(PortPlan.FIXED_IPS, addresses);
    }
    mac(port, networkId, request);
    String label = "port in network " + text(network, "name");
    lines.made(label, "with " + described(request));
    return new PortPlan(request, label);
  }

  private static String described(Map<String, Object> request) {
    return "the address %s and the MAC %s"
        .formatted(
            request.containsKey(PortPlan.FIXED_IPS)
                ? new Json(request.get(PortPlan.FIXED_IPS))
                    .elements().stream().map(ip -> text(ip, "ip_address")).toList()
                : "that Neutron chooses",
            request.getOrDefault(PortPlan.MAC, "that Neutron chooses"));
  }

  /** Those that are free and whose subnet is there. */
  private List<Object> addresses(Json port, String network) throws MediaException {
    List<Json> subnets = neutron.subnetsOf(network);
    List<Object> addresses = new ArrayList<>();
    for (Json old : port.at(PortPlan.FIXED_IPS).elements()) {
      String address = text(old, "ip_address");
      Optional<String> subnet = subnet(text(old, "subnet_id"), subnets);
      if (subnet.isEmpty()) {
        lines.different("address " + address, "has no subnet here; the port gets another");
      } else if (!neutron.portsWithAddress(network, address).isEmpty()) {
        lines.different("address " + address, "is in use; the port gets another");
      } else {
        addresses.add(Map.of("subnet_id", subnet.get(), "ip_address", address));
      }
    }
    return addresses;
  }

  /** The same, or one with the same range of addresses. */
  private Optional<String> subnet(String id, List<Json> subnets) {
    Optional<String> same = subnets.stream().map(s -> text(s, "id")).filter(id::equals).findAny();
    Optional<String> range =
        server.subnets().stream()
            .filter(old -> text(old, "id").equals(id))
            .map(old -> text(old, "cidr"))
            .findAny();
    return same.or(
        () ->
            subnets.stream()
                .filter(subnet -> range.equals(Optional.of(text(subnet, "cidr"))))
                .map(subnet -> text(subnet, "id"))
                .findAny());
  }

  private void mac(Json port, String network, Map<String, Object> request) throws MediaException {
    String mac = text(port, PortPlan.MAC);
    if (neutron.portsWithMac(network, mac).isEmpty()) {
      request.put(PortPlan.MAC, mac);
    } else {
      lines.different("MAC " + mac, "is in use; the port gets another");
    }
  }

  private List<Object> securityGroups(Json port) throws MediaException {
    List<Object> ids = new ArrayList<>();
    for (Json group : port.at("security_groups").elements()) {
      String id = group.text().orElse("");
      String name = StoredServer.nameOf(server.securityGroups(), id);
      Optional<String> found =
          neutron.securityGroup(id).map(same -> text(same, "id")).or(() -> named(name));
      found.ifPresentOrElse(
          ids::add,
          () ->
              lines.missing(
                  "security group " + name,
                  "make one of this name; its rules are in " + ServerDocuments.SECURITY_GROUPS));
    }
    return ids;
  }

  private Optional<String> named(String name) {
    try {
      List<Json> named = neutron.securityGroupsNamed(name);
      return named.size() == 1 ? named.getFirst().at("id").text() : Optional.empty();
    } catch (MediaException e) {
      return Optional.empty(); // said as missing
    }
  }

  private static String text(Json json, String member) {
    return json.at(member).text().orElse("");
  }
}
