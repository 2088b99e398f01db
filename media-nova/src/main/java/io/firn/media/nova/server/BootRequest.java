package io.firn.media.nova.server;

import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.temporary.RunTag;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Nova is sent to make a server. */
final class BootRequest {

  private final StoredServer server;
  private final ServerPlan plan;
  private final RunTag tag;

  /**
   * A request.
   *
   * @param tag which the server bears until it runs
   */
  BootRequest(StoredServer server, ServerPlan plan, RunTag tag) {
    this.server = server;
    this.plan = plan;
    this.tag = tag;
  }

  /**
   * The request.
   *
   * @param made ids of volumes and of the root's image, by stream
   * @param ports ids
   */
  Map<String, Object> of(Map<String, String> made, List<String> ports) {
    Json old = server.facts().json();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("name", plan.name());
    request.put("flavorRef", plan.flavor().orElseThrow());
    Map<String, String> metadata = new LinkedHashMap<>(server.metadata());
    metadata.putAll(tag.properties());
    request.put("metadata", metadata);
    request.put("tags", List.of(RunTag.UNFINISHED));
    request.put("networks", networks(ports));
    request.put("block_device_mapping_v2", disks(made, request));
    old.at("description").text().ifPresent(text -> request.put("description", text));
    if (old.at("config_drive").text().filter("True"::equals).isPresent()) {
      request.put("config_drive", true);
    }
    plan.keypair().ifPresent(name -> request.put("key_name", name));
    plan.zone().ifPresent(zone -> request.put("availability_zone", zone));
    server
        .userData()
        .ifPresent(
            content -> request.put("user_data", Base64.getEncoder().encodeToString(content)));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("server", request);
    plan.serverGroup().ifPresent(group -> whole.put("os:scheduler_hints", Map.of("group", group)));
    return whole;
  }

  private static Object networks(List<String> ports) {
    return ports.isEmpty() ? "none" : ports.stream().map(port -> Map.of("port", port)).toList();
  }

  /** In the order of devices, which is that in which Nova names them. */
  private List<Object> disks(Map<String, String> made, Map<String, Object> request) {
    List<Object> disks = new ArrayList<>();
    for (Disk disk : server.disks()) {
      String id = made.get(disk.stream());
      boolean image = disk.kind() == Disk.Kind.IMAGE;
      if (image) {
        request.put("imageRef", id);
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("uuid", id);
      entry.put("source_type", image ? "image" : "volume");
      entry.put("destination_type", image ? "local" : "volume");
      entry.put("boot_index", disk.isRoot() ? 0 : -1);
      entry.put("delete_on_termination", disk.deletedWithServer());
      disks.add(entry);
    }
    return disks;
  }
}
