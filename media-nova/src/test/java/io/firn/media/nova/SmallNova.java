package io.firn.media.nova;

import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.media.nova.ScriptedCloud.Script;
import io.firn.openstack.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nova as far as one server goes, before a small Neutron and Cinder. Its documents are those that a
 * real one answered; a server that is booted runs when it was looked at twice.
 */
public final class SmallNova implements Script {

  private static final Pattern SERVER =
      Pattern.compile("/compute/v2.1/servers/(?!detail)([^/?]+)(?:/([a-z_-]+))?");

  private final Recorded recorded = Recorded.load();
  private final SmallCinder cinder;
  private final SmallGlance glance;
  private final SmallNeutron neutron = new SmallNeutron(recorded);
  private final Map<String, Map<String, Object>> servers = new ConcurrentHashMap<>();
  private final Map<String, byte[]> roots = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /** What a server that is booted ends in. */
  public volatile String outcome = "ACTIVE";

  /** Done while a server is {@code BUILD}. */
  public volatile Runnable meanwhile = () -> {};

  public SmallNova(SmallCinder cinder, SmallGlance glance) {
    this.cinder = cinder;
    this.glance = glance;
  }

  /** A running server with two volumes, of which it boots from the first. */
  public void addVolumeBooted(byte[] root, byte[] data) {
    servers.put("server-1", recorded.object("server"));
    cinder.add("volume-root", root, recorded.entry("volumes", 0));
    cinder.add("volume-data", data, recorded.entry("volumes", 1));
  }

  /** A running server whose root is Nova's, with a volume. */
  public void addImageBooted(byte[] root, byte[] data) {
    Map<String, Object> server = recorded.object("server");
    server.put("image", Map.of("id", "base"));
    servers.put("server-1", server);
    roots.put("server-1", root);
    glance.add("base", new byte[1], Map.of("name", "base"));
    cinder.add("volume-data", data, recorded.entry("volumes", 1));
  }

  /** What else is said of the first server. */
  public void say(String member, Object value) {
    servers.get("server-1").put(member, value);
  }

  /** A server's document. */
  public Json server(String id) {
    return new Json(servers.get(id));
  }

  /** Ids of the servers that are there. */
  public List<String> ids() {
    return List.copyOf(servers.keySet());
  }

  /** The ports beside it. */
  public SmallNeutron neutron() {
    return neutron;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.path().startsWith("/network/")) {
      return neutron.answer(asked);
    }
    if (!asked.path().startsWith("/compute/")) {
      return cinder.answer(asked);
    }
    Json body = asked.body().length == 0 ? new Json(null) : Json.parse(asked.body(), "a request");
    Matcher path = SERVER.matcher(asked.path());
    if (path.lookingAt()) {
      return one(asked, path.group(1), path.group(2) == null ? "" : path.group(2), body);
    }
    String what = asked.path().replaceFirst("/compute/v2.1/([a-z-]*).*", "$1");
    return switch (what) {
      case "servers" -> asked.method().equals("POST") ? boot(body) : listed(asked.path());
      case "flavors" -> json(Map.of("flavors", recorded.list("flavors")));
      case "os-keypairs" -> json(Map.of("keypairs", List.of()));
      case "os-server-groups" -> json(Map.of("server_groups", List.of()));
      case "os-availability-zone" ->
          json(Map.of("availabilityZoneInfo", List.of(Map.of("zoneName", "nova"))));
      default -> json(Map.of("version", Map.of("version", "2.79")));
    };
  }

  private Reply listed(String path) {
    boolean unfinished = path.contains("tags=firn-unfinished");
    boolean over = path.contains("marker=");
    List<Object> found = new ArrayList<>();
    for (Map<String, Object> server : servers.values()) {
      boolean tagged = ((List<?>) server.get("tags")).contains("firn-unfinished");
      if (!over && (tagged || !unfinished)) {
        found.add(server);
      }
    }
    return json(Map.of("servers", found));
  }

  private Reply one(Asked asked, String id, String part, Json body) throws IOException {
    Map<String, Object> server = servers.get(id);
    if (server == null) {
      return Reply.json(404, "{\"itemNotFound\": {\"message\": \"no " + id + "\"}}");
    }
    return switch (asked.method() + " " + part) {
      case "GET " -> seen(server);
      case "DELETE " -> {
        servers.remove(id);
        yield Reply.of(204);
      }
      case "GET os-volume_attachments" ->
          json(Map.of("volumeAttachments", roots.containsKey(id) ? data() : attachments()));
      case "GET os-interface" -> json(Map.of("interfaceAttachments", recorded.list("interfaces")));
      case "POST action" -> image(asked, id, body.at("createImage"));
      case "PUT metadata", "PUT tags" -> {
        server.put(part, body.at(part).value());
        yield json(body.value());
      }
      default -> Reply.of(405);
    };
  }

  private List<Object> attachments() {
    return recorded.list("attachments");
  }

  private List<Object> data() {
    return attachments().subList(1, 2);
  }

  /** A server that is being made has come to its end when this is asked for the next time. */
  private Reply seen(Map<String, Object> server) {
    Reply answer = json(Map.of("server", server));
    if (server.get("status").equals("BUILD")) {
      meanwhile.run();
      server.put("status", outcome);
      server.put("fault", Map.of("message", "No valid host was found."));
    }
    return answer;
  }

  private Reply boot(Json body) {
    Json wanted = body.at("server");
    Map<String, Object> server = new ConcurrentHashMap<>();
    wanted.names().forEach(name -> server.put(name, wanted.at(name).value()));
    server.put("id", "made-" + made.incrementAndGet());
    server.put("status", "BUILD");
    servers.put((String) server.get("id"), server);
    return Reply.json(202, new Json(Map.of("server", server)).print());
  }

  /** Of a root that is a volume the image has no data, but names snapshots of all volumes. */
  private Reply image(Asked asked, String id, Json wanted) throws IOException {
    String image = "nova-image-" + made.incrementAndGet();
    Map<String, Object> properties = new LinkedHashMap<>(recorded.object("snapshot_image"));
    wanted
        .at("metadata")
        .names()
        .forEach(n -> properties.put(n, wanted.at("metadata").at(n).value()));
    properties.put("name", wanted.at("name").text().orElseThrow());
    if (roots.containsKey(id)) {
      glance.add(image, roots.get(id), properties);
    } else {
      properties.put("block_device_mapping", new Json(mapping(asked, wanted)).print());
      glance.add(image, new byte[0], properties);
    }
    return Reply.json(202, "{\"image_id\": \"%s\"}".formatted(image));
  }

  private List<Object> mapping(Asked asked, Json wanted) throws IOException {
    List<Object> mapping = new ArrayList<>();
    for (String volume : List.of("volume-root", "volume-data")) {
      String name = "snapshot for " + wanted.at("name").text().orElseThrow();
      Json body = new Json(Map.of("snapshot", Map.of("volume_id", volume, "name", name)));
      Asked snapshot =
          new Asked(
              "POST",
              "/volume/v3/4711/snapshots",
              asked.headers(),
              body.print().getBytes(StandardCharsets.UTF_8));
      Json answer = Json.parse(cinder.answer(snapshot).body(), "a snapshot").at("snapshot");
      Map<String, Object> entry = recorded.object("mapping");
      entry.put("snapshot_id", answer.at("id").value());
      entry.put("boot_index", mapping.isEmpty() ? 0 : -1);
      mapping.addFirst(entry); // the order is nobody's promise
    }
    return mapping;
  }

  private static Reply json(Object document) {
    return Reply.json(200, new Json(document).print());
  }
}
