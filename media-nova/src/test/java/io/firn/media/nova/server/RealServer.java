package io.firn.media.nova.server;

import io.firn.media.nova.RealCloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small server with a bit of everything: disks with known content, a port with a fixed address,
 * metadata. It has no operating system: nothing writes to its disks.
 */
record RealServer(String id, String port, List<String> volumes) {

  private static final int SEED = 20261123;
  private static final int CONTENT_BYTES = 2 << 20;

  static byte[] content(int number) {
    byte[] content = new byte[CONTENT_BYTES];
    new Random(SEED + number).nextBytes(content);
    return content;
  }

  /** Its root is Nova's, its second disk a volume; it has a key pair and is in a server group. */
  static RealServer fromImage(RealCloud real) throws Exception {
    String image = real.image("root", "raw", content(0), Map.of("hw_disk_bus", "virtio"));
    String source = real.image("data", "raw", content(1), Map.of());
    String data = real.volume("data", source, Map.of("metadata", Map.of("purpose", "data")));
    return boot(
        real,
        real.variable("FIRN_SERVERS_FLAVOR"),
        List.of(ofImage(image), ofVolume(data, -1)),
        List.of(data),
        Map.of("imageRef", image, "key_name", keypair(real)),
        Map.of("os:scheduler_hints", Map.of("group", serverGroup(real))));
  }

  /** Both its disks are volumes. */
  static RealServer fromVolume(RealCloud real) throws Exception {
    String source = real.image("root", "raw", content(0), Map.of("hw_disk_bus", "virtio"));
    String root = real.volume("root", source, Map.of());
    String data = real.volume("data", source, Map.of("volume_type", "second"));
    return boot(
        real,
        real.variable("FIRN_SERVERS_VOLUME_FLAVOR"),
        List.of(ofVolume(root, 0), ofVolume(data, -1)),
        List.of(root, data),
        Map.of(),
        Map.of());
  }

  private static Map<String, Object> ofImage(String image) {
    return Map.of(
        "uuid",
        image,
        "source_type",
        "image",
        "destination_type",
        "local",
        "boot_index",
        0,
        "delete_on_termination",
        true);
  }

  private static Map<String, Object> ofVolume(String volume, int bootIndex) {
    return Map.of(
        "uuid",
        volume,
        "source_type",
        "volume",
        "destination_type",
        "volume",
        "boot_index",
        bootIndex,
        "delete_on_termination",
        false);
  }

  private static RealServer boot(
      RealCloud real,
      String flavor,
      List<Map<String, Object>> disks,
      List<String> volumes,
      Map<String, ?> more,
      Map<String, ?> beside)
      throws Exception {
    String port = port(real);
    Map<String, Object> request = new HashMap<>(beside);
    Map<String, Object> server = new HashMap<>(more);
    server.put("name", real.name("server"));
    server.put("flavorRef", flavor);
    server.put("networks", List.of(Map.of("port", port)));
    server.put("metadata", Map.of("color", "blue"));
    server.put("description", "for a test");
    server.put("tags", new ArrayList<>(List.of("one", "two")));
    server.put("block_device_mapping_v2", disks);
    request.put("server", server);
    String id = RealCloud.text(real.post(Service.COMPUTE, "/servers", request).at("server"), "id");
    real.willGo(Service.COMPUTE, "/servers/" + id);
    real.await("/servers/" + id, Service.COMPUTE, "server", "ACTIVE");
    return new RealServer(id, port, volumes);
  }

  private static String keypair(RealCloud real) throws Exception {
    String name = real.name("key");
    real.post(Service.COMPUTE, "/os-keypairs", Map.of("keypair", Map.of("name", name)));
    real.willGo(Service.COMPUTE, "/os-keypairs/" + name);
    return name;
  }

  private static String serverGroup(RealCloud real) throws Exception {
    Map<String, Object> group = Map.of("name", real.name("group"), "policy", "soft-anti-affinity");
    Json made = real.post(Service.COMPUTE, "/os-server-groups", Map.of("server_group", group));
    String id = RealCloud.text(made.at("server_group"), "id");
    real.willGo(Service.COMPUTE, "/os-server-groups/" + id);
    return id;
  }

  private static String port(RealCloud real) throws Exception {
    Json network =
        real.get(Service.NETWORK, "/networks?name=private").at("networks").elements().getFirst();
    Map<String, Object> port =
        Map.of("network_id", RealCloud.text(network, "id"), "name", real.name("port"));
    String id =
        RealCloud.text(real.post(Service.NETWORK, "/ports", Map.of("port", port)).at("port"), "id");
    real.willGo(Service.NETWORK, "/ports/" + id);
    return id;
  }
}
