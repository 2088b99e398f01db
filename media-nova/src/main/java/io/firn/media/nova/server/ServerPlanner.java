package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.volume.Cinder;
import io.firn.media.nova.volume.VolumePlan;
import io.firn.media.nova.volume.VolumeWish;
import io.firn.openstack.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what a snapshot says about a server against what is in the cloud. Changes nothing. */
final class ServerPlanner {

  private final Nova nova;
  private final Neutron neutron;
  private final ServerTargetOptions options;
  private final VolumePlan volumePlan;

  ServerPlanner(Cloud cloud, ServerTargetOptions options) {
    this.nova = new Nova(cloud);
    this.neutron = new Neutron(cloud);
    this.options = options;
    this.volumePlan = new VolumePlan(new Cinder(cloud), options.renamings());
  }

  ServerPlan plan(StoredServer server) throws MediaException {
    PlanLines lines = new PlanLines();
    String name = options.name().orElse(server.facts().name());
    Optional<String> flavor =
        new FlavorChoice(nova.flavors(), options.renamings()).choose(server.flavor(), lines);
    List<PortPlan> ports = new PortPlanner(neutron, options.renamings(), server, lines).plan();
    ServerPlan plan =
        new ServerPlan(
            name,
            flavor,
            ports,
            volumes(server, lines),
            keypair(server, lines),
            serverGroup(server, lines),
            zone(server, lines),
            lines);
    userData(server, lines);
    lines.made("server " + name, "and started");
    if (server.facts().isStopped()) {
      lines.different("server " + name, "it was stopped when it was backed up, and will run");
    }
    return plan;
  }

  private Map<String, VolumeWish> volumes(StoredServer server, PlanLines lines)
      throws MediaException {
    Map<String, VolumeWish> wishes = new LinkedHashMap<>();
    for (Disk disk : server.disks()) {
      if (disk.kind() == Disk.Kind.IMAGE) {
        lines.made("image of " + disk.stream(), disk.diskFormat() + ", for the server's root disk");
        continue;
      }
      VolumeWish wish = server.wish(disk);
      Optional<String> missing = volumePlan.missing(wish);
      if (missing.isPresent()) {
        lines.missing("volume of " + disk.stream(), missing.get());
        continue;
      }
      VolumeWish placed = volumePlan.placed(wish);
      wishes.put(disk.stream(), placed);
      lines.made(
          "volume %s of %s".formatted(placed.name(), disk.stream()),
          "%d GiB, type %s".formatted(placed.gibibytes(), placed.type().orElse("of the cloud")));
    }
    return wishes;
  }

  private Optional<String> keypair(StoredServer server, PlanLines lines) throws MediaException {
    Optional<String> old = server.facts().json().at("key_name").text();
    if (old.isEmpty()) {
      return Optional.empty();
    }
    String wanted =
        options
            .renamings()
            .find(ServerTargetOptions.KEYPAIR, old.get(), old.get())
            .orElse(old.get());
    if (nova.keypairs().contains(wanted)) {
      lines.there("key pair " + wanted, "of this user");
      return Optional.of(wanted);
    }
    lines.different(
        "key pair " + wanted,
        "this user has none such, the server is made without; --map keypair:%s=NEW takes another"
            .formatted(old.get()));
    return Optional.empty();
  }

  private Optional<String> serverGroup(StoredServer server, PlanLines lines) throws MediaException {
    if (server.serverGroups().isEmpty()) {
      return Optional.empty();
    }
    Json old = server.serverGroups().getFirst();
    List<Json> groups = nova.serverGroups();
    Optional<String> found =
        first(groups, "id", old.at("id")).or(() -> first(groups, "name", old.at("name")));
    String item = "server group " + old.at("name").text().orElse("");
    found.ifPresentOrElse(
        id -> lines.there(item, id),
        () -> lines.different(item, "is not there, the server is made outside of any"));
    return found;
  }

  private static Optional<String> first(List<Json> groups, String member, Json wanted) {
    return groups.stream()
        .filter(group -> group.at(member).text().equals(wanted.text()))
        .flatMap(group -> group.at("id").text().stream())
        .findFirst();
  }

  private Optional<String> zone(StoredServer server, PlanLines lines) throws MediaException {
    Optional<String> old =
        server
            .facts()
            .json()
            .at("OS-EXT-AZ:availability_zone")
            .text()
            .filter(text -> !text.isEmpty());
    if (old.isEmpty() || nova.zones().contains(old.get())) {
      return old;
    }
    lines.different("availability zone " + old.get(), "is not there; Nova chooses one");
    return Optional.empty();
  }

  private static void userData(StoredServer server, PlanLines lines) {
    if (server.userData().isEmpty() && !server.facts().isWhole()) {
      lines.different("user data", "was not shown to whoever made the backup");
    }
  }
}
