package io.firn.media.nova.temporary;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the snapshots of one server's volumes go one after the other. Shared by all removals of a
 * run; thread-safe.
 *
 * <p>Drivers that keep volumes as files have the server's QEMU merge a snapshot while the guest
 * runs. QEMU 7.2, that of Debian 12, crashed when two such merges ran at the same time: at the
 * second of two pairs that were tried, and never in 40 pairs one after the other.
 */
public final class Guests {

  private final Cloud cloud;
  private final Map<Item, Set<String>> servers = new ConcurrentHashMap<>();
  private final Map<String, Item> busy = new HashMap<>();

  Guests(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Whether the removal of this thing may be asked for now; if so, {@link #end} has to follow.
   *
   * @return false while another snapshot of the same server is being removed
   */
  boolean begin(Item item) {
    // Cinder is asked outside the lock, which other removals need meanwhile.
    return item.kind() != Kind.SNAPSHOT
        || begin(item, servers.computeIfAbsent(item, this::servers));
  }

  private synchronized boolean begin(Item item, Set<String> those) {
    if (those.stream().anyMatch(server -> !busy.getOrDefault(server, item).equals(item))) {
      return false;
    }
    those.forEach(server -> busy.put(server, item));
    return true;
  }

  /** It is gone, or its removal was refused or given up. */
  synchronized void end(Item item) {
    servers.remove(item);
    busy.values().removeIf(item::equals);
  }

  /** To which its volume is attached. What cannot be seen holds nothing up. */
  private Set<String> servers(Item snapshot) {
    try {
      Json found = get("/snapshots/" + snapshot.id()).at("snapshot");
      String volume = found.at("volume_id").text().orElse("");
      Set<String> attached = new HashSet<>();
      for (Json each : get("/volumes/" + volume).at("volume").at("attachments").elements()) {
        each.at("server_id").text().ifPresent(attached::add);
      }
      return attached;
    } catch (MediaException e) {
      return Set.of();
    }
  }

  private Json get(String path) throws MediaException {
    return cloud.json(cloud.call(Service.VOLUME, "GET", path), path);
  }
}
