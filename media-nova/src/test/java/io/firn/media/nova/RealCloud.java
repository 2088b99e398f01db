package io.firn.media.nova;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import io.firn.testkit.servers.StartedServers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The services that {@code dev/servers up} has started, by the environment that it wrote. What a
 * test makes here is removed when this is closed, the last first.
 */
public final class RealCloud implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Map<String, String> environment = new HashMap<>();
  private final Patience patience = new Patience(_ -> {});
  private final Cloud cloud;
  private final Deque<Thing> made = new ArrayDeque<>();
  private final String prefix = "test-" + UUID.randomUUID();

  /** What a run that failed may have left: no fault of this test's. */
  private final List<Left> before;

  private record Left(String kind, String name, String id) {}

  private record Thing(Service service, String path) {}

  /** Of the user of the tests. */
  public RealCloud() throws MediaException {
    this(Map.of());
  }

  /** With other variables than the environment's. */
  public RealCloud(Map<String, String> overriding) throws MediaException {
    environment.putAll(StartedServers.find().variables());
    environment.putAll(overriding);
    cloud = Cloud.open(Options.of(), environment::get);
    before = named();
  }

  /** A variable of the environment. */
  public String variable(String name) {
    return environment.get(name);
  }

  public Cloud cloud() {
    return cloud;
  }

  /** A name that only this test uses. */
  public String name(String what) {
    return prefix + "-" + what;
  }

  public Json get(Service service, String path) throws MediaException {
    return cloud.json(cloud.call(service, "GET", path), path);
  }

  public Json post(Service service, String path, Object body) throws MediaException {
    return cloud.json(posting(service, path, body), path);
  }

  /** For what has no answer. */
  public void tell(Service service, String path, Object body) throws MediaException {
    cloud.send(posting(service, path, body), path);
  }

  private HttpCall posting(Service service, String path, Object body) throws MediaException {
    return cloud.call(service, "POST", path).withText("application/json", new Json(body).print());
  }

  /** Removed when this is closed, if it is still there. */
  public void willGo(Service service, String path) {
    made.push(new Thing(service, path));
  }

  /** A private image with this content; gone when this is closed. */
  public String image(String name, String format, byte[] content, Map<String, ?> more)
      throws MediaException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", name(name));
    body.put("disk_format", format);
    body.put("container_format", "bare");
    String id = text(post(Service.IMAGE, "/images", body), "id");
    willGo(Service.IMAGE, "/images/" + id);
    HttpCall put =
        cloud
            .call(Service.IMAGE, "PUT", "/images/" + id + "/file")
            .with("Content-Type", "application/octet-stream")
            .with(List.of(ByteBuffer.wrap(content)));
    cloud.send(put, "upload");
    return id;
  }

  /** A volume of 1 GiB that begins with an image's content; gone when this is closed. */
  public String volume(String name, String image, Map<String, ?> more) throws MediaException {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", name(name));
    body.put("size", 1);
    body.put("imageRef", image);
    String id = text(post(Service.VOLUME, "/volumes", Map.of("volume", body)).at("volume"), "id");
    willGo(Service.VOLUME, "/volumes/" + id);
    await("/volumes/" + id, Service.VOLUME, "volume", "available");
    return id;
  }

  /** Waits until a thing has this state. */
  public Json await(String path, Service service, String member, String state)
      throws MediaException {
    return patience.await(
        path,
        LIMIT,
        () -> {
          Json document = member.isEmpty() ? get(service, path) : get(service, path).at(member);
          String now = text(document, "status");
          if (now.equalsIgnoreCase("error")) {
            throw new MediaException.Failed(path + ": " + document.at("fault").print(), null);
          }
          return now.equals(state) ? new Sight.Done<>(document) : new Sight.Pending<>(now);
        });
  }

  /** Removes a thing and waits until it is gone. */
  public void remove(Service service, String path) throws MediaException {
    patience.await(
        path,
        LIMIT,
        () -> {
          int status = cloud.answer(cloud.call(service, "DELETE", path)).status();
          int seen = cloud.answer(cloud.call(service, "GET", path)).status();
          return seen == 404
              ? new Sight.Done<>(true)
              : new Sight.Pending<>("there, deletion says " + status);
        });
  }

  /** What bears one of our names in this project since this was opened; empty: nothing is left. */
  public List<String> temporary() throws MediaException {
    return named().stream()
        .filter(left -> !before.contains(left))
        .map(left -> left.kind() + " " + left.name())
        .toList();
  }

  private List<Left> named() throws MediaException {
    List<Left> found = new ArrayList<>();
    for (Json image : get(Service.IMAGE, "/images?limit=500").at("images").elements()) {
      note("image", image, found);
    }
    for (Json each : get(Service.VOLUME, "/volumes/detail").at("volumes").elements()) {
      note("volume", each, found);
    }
    for (Json each : get(Service.VOLUME, "/snapshots/detail").at("snapshots").elements()) {
      note("snapshot", each, found);
    }
    return found;
  }

  private static void note(String kind, Json thing, List<Left> found) {
    String name = thing.at("name").text().orElse("");
    if (name.startsWith("firn-") || name.startsWith("snapshot for firn-")) {
      found.add(new Left(kind, name, text(thing, "id")));
    }
  }

  public static String text(Json json, String member) {
    return json.at(member).text().orElseThrow(() -> new AssertionError("no " + member));
  }

  @Override
  public void close() throws MediaException {
    try (cloud) {
      for (Thing thing : made) {
        remove(thing.service(), thing.path());
      }
    }
  }
}
