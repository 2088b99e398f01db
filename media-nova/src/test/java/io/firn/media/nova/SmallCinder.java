package io.firn.media.nova;

import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.media.nova.ScriptedCloud.Script;
import io.firn.openstack.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cinder as far as snapshots, volumes and images of them go, before a small Glance. Refuses what
 * the real one does: to upload or delete a volume that has a snapshot, to delete a snapshot with a
 * volume of it. What is made is ready at once, unless it is told to fail.
 */
public final class SmallCinder implements Script {

  private static final Pattern PATH =
      Pattern.compile(
          "/volume/v3/4711/(volumes|snapshots|types)(?:/([^/?]+))?(/action|/metadata)?(?:\\?.*)?");

  private static final String PREFIX = "/volume/";

  private final SmallGlance glance;
  private final Map<String, Map<String, Object>> volumes = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> snapshots = new ConcurrentHashMap<>();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /** What was asked for, in a word and an id: {@code snapshot data}. */
  public final List<String> deeds = new CopyOnWriteArrayList<>();

  /** The snapshot of this volume ends with an error; empty for none. */
  public volatile String broken = "";

  public SmallCinder(SmallGlance glance) {
    this.glance = glance;
  }

  /** Puts a volume there. */
  public void add(String id, byte[] content, Map<String, ?> more) {
    Map<String, Object> volume = thing(id, id);
    volume.put("size", 1L);
    volume.put("bootable", "false");
    volume.put("volume_type", "plain");
    volume.put("metadata", Map.of());
    volume.putAll(more);
    volumes.put(id, volume);
    contents.put(id, content);
  }

  /** A volume's document; none when it is gone. */
  public Optional<Json> volume(String id) {
    return Optional.ofNullable(volumes.get(id)).map(Json::new);
  }

  /** A volume's content. */
  public byte[] content(String id) {
    return contents.get(id).clone();
  }

  /** Ids of all volumes and snapshots. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(volumes.keySet());
    ids.addAll(snapshots.keySet());
    return ids;
  }

  private static Map<String, Object> thing(String id, String name) {
    Map<String, Object> thing = Collections.synchronizedMap(new LinkedHashMap<>());
    thing.put("id", id);
    thing.put("name", name);
    thing.put("status", "available");
    return thing;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.path().startsWith("/compute/") || asked.path().startsWith("/network/")) {
      return Reply.json(200, "{}"); // neither servers nor ports
    }
    if (!asked.path().startsWith(PREFIX)) {
      return glance.answer(asked);
    }
    Matcher path = PATH.matcher(asked.path());
    if (!path.matches()) {
      return Reply.json(200, "{\"version\": {\"version\": \"3.70\"}}");
    }
    Json body = asked.body().length == 0 ? new Json(null) : Json.parse(asked.body(), "a request");
    String id = path.group(2);
    return switch (path.group(1)) {
      case "types" -> Reply.json(200, "{\"volume_types\": [{\"name\": \"plain\"}]}");
      case "snapshots" ->
          path.group(3) == null ? snapshots(asked, id, body.at("snapshot")) : tag(id, body);
      default -> volumes(asked, id, path.group(3), body);
    };
  }

  private Reply tag(String snapshot, Json body) {
    snapshots.get(snapshot).put("metadata", body.at("metadata").value());
    return Reply.json(200, body.print());
  }

  private Reply snapshots(Asked asked, String id, Json body) {
    if (asked.method().equals("POST")) {
      String volume = body.at("volume_id").text().orElseThrow();
      Map<String, Object> snapshot = thing("snapshot-" + made.incrementAndGet(), name(body));
      snapshot.put("volume_id", volume);
      snapshot.put("metadata", body.at("metadata").value());
      snapshot.put("status", volume.equals(broken) ? "error" : "available");
      snapshots.put(id(snapshot), snapshot);
      contents.put(id(snapshot), contents.get(volume));
      deeds.add("snapshot " + volume);
      return shown("snapshot", snapshot);
    }
    if (isList(id)) {
      return listed("snapshots", snapshots);
    }
    boolean used = volumes.values().stream().anyMatch(v -> id.equals(v.get("snapshot_id")));
    return one(asked, "snapshot", snapshots, id, used);
  }

  private Reply volumes(Asked asked, String id, String part, Json body) {
    if (part != null) {
      return act(volumes.get(id), body);
    }
    if (asked.method().equals("POST")) {
      return make(body.at("volume"));
    }
    if (isList(id)) {
      return listed("volumes", volumes);
    }
    if (asked.method().equals("PUT")) {
      volumes.get(id).put("name", name(body.at("volume")));
      return shown("volume", volumes.get(id));
    }
    return one(asked, "volume", volumes, id, hasSnapshot(id));
  }

  private Reply make(Json body) {
    Map<String, Object> volume = thing("volume-" + made.incrementAndGet(), name(body));
    for (String member : List.of("size", "metadata", "volume_type", "snapshot_id")) {
      Optional.ofNullable(body.at(member).value()).ifPresent(value -> volume.put(member, value));
    }
    Optional<String> image = body.at("imageRef").text();
    String origin = image.orElseGet(() -> body.at("snapshot_id").text().orElseThrow());
    contents.put(id(volume), image.isPresent() ? glance.data(origin) : contents.get(origin));
    if (image.isPresent()) {
      Map<String, Object> properties = new ConcurrentHashMap<>(Map.of("image_id", origin));
      glance.image(origin).names().stream()
          .filter(property -> property.startsWith("firn_"))
          .forEach(property -> properties.put(property, "tag"));
      volume.put("volume_image_metadata", properties);
    }
    volume.put("bootable", String.valueOf(image.isPresent()));
    volumes.put(id(volume), volume);
    return shown("volume", volume);
  }

  @SuppressWarnings("unchecked")
  private Reply act(Map<String, Object> volume, Json body) {
    Map<String, Object> properties =
        (Map<String, Object>)
            volume.computeIfAbsent("volume_image_metadata", _ -> new ConcurrentHashMap<>());
    String action = body.names().getFirst();
    Json arguments = body.at(action);
    switch (action) {
      case "os-set_image_metadata" ->
          properties.putAll((Map<String, Object>) arguments.at("metadata").value());
      case "os-unset_image_metadata" -> properties.remove(arguments.at("key").text().orElseThrow());
      case "os-set_bootable" ->
          volume.put("bootable", String.valueOf(arguments.at("bootable").value()));
      case "metadata" -> volume.put("metadata", arguments.value());
      case "os-volume_upload_image" -> {
        return upload(volume, name(arguments, "image_name"), properties);
      }
      default -> throw new IllegalArgumentException(action);
    }
    return Reply.json(200, "{\"metadata\": {}}");
  }

  private Reply upload(Map<String, Object> volume, String name, Map<String, Object> properties) {
    if (hasSnapshot(id(volume))) {
      return Reply.json(400, "{\"badRequest\": {\"message\": \"it has a snapshot\"}}");
    }
    String image = "image-" + made.incrementAndGet();
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("name", name);
    glance.add(image, contents.get(id(volume)), all);
    return Reply.json(202, "{\"os-volume_upload_image\": {\"image_id\": \"%s\"}}".formatted(image));
  }

  private boolean hasSnapshot(String volume) {
    return snapshots.values().stream().anyMatch(each -> volume.equals(each.get("volume_id")));
  }

  private Reply one(
      Asked asked, String kind, Map<String, Map<String, Object>> all, String id, boolean used) {
    if (!all.containsKey(id)) {
      return Reply.json(404, "{\"itemNotFound\": {\"message\": \"there is no " + id + "\"}}");
    }
    if (asked.method().equals("DELETE")) {
      if (used) {
        return Reply.json(400, "{\"badRequest\": {\"message\": \"" + id + " is in use\"}}");
      }
      all.remove(id);
      return Reply.of(202);
    }
    return shown(kind, all.get(id));
  }

  private static boolean isList(String id) {
    return id == null || id.equals("detail");
  }

  private static Reply listed(String member, Map<String, Map<String, Object>> all) {
    return Reply.json(200, new Json(Map.of(member, new ArrayList<>(all.values()))).print());
  }

  private static Reply shown(String kind, Map<String, Object> thing) {
    return Reply.json(200, new Json(Map.of(kind, thing)).print());
  }

  private static String id(Map<String, Object> thing) {
    return (String) thing.get("id");
  }

  private static String name(Json body) {
    return name(body, "name");
  }

  private static String name(Json body, String member) {
    return body.at(member).text().orElse("");
  }
}
