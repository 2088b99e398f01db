package io.firn.cli.proof;

import io.firn.api.media.MediaException;
import io.firn.core.plugin.OptionValues;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.cloud.Patience;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Servers of the real cloud, each with one small disk from the same image and no network; gone when
 * this is closed.
 */
final class TinyServers implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int DISK = 3 << 20;

  private final Patience patience = new Patience(_ -> {});
  private final Cloud cloud;
  private final String name = "firns-test-" + UUID.randomUUID();
  private final String image;
  private final List<String> servers = new ArrayList<>();

  private TinyServers(Cloud cloud) throws Exception {
    this.cloud = cloud;
    this.image =
        made(
            Service.IMAGE,
            "/images",
            Map.of("name", name, "disk_format", "raw", "container_format", "bare"));
  }

  /** Boots so many by the variables of a user. */
  static TinyServers boot(int count, Map<String, String> environment, String flavor)
      throws Exception {
    TinyServers tiny = new TinyServers(cloud(environment));
    boolean booted = false;
    try {
      tiny.boot(count, flavor);
      booted = true;
      return tiny;
    } finally {
      if (!booted) {
        tiny.close();
      }
    }
  }

  private static Cloud cloud(Map<String, String> environment) throws Exception {
    OptionValues none = OptionValues.parse(MediaCloudOptions.specs(), Map.of());
    return Cloud.open(none, environment::get);
  }

  private void boot(int count, String flavor) throws Exception {
    byte[] content = new byte[DISK];
    new Random(7).nextBytes(content);
    cloud.send(
        cloud
            .call(Service.IMAGE, "PUT", "/images/" + image + "/file")
            .with("Content-Type", "application/octet-stream")
            .with(List.of(ByteBuffer.wrap(content))),
        "upload");
    Map<String, Object> server =
        Map.of("name", name, "imageRef", image, "flavorRef", flavor, "networks", "none");
    for (int i = 0; i < count; i++) {
      servers.add(made(Service.COMPUTE, "/servers", Map.of("server", server)));
    }
    for (String each : servers) {
      patience.await(each, LIMIT, () -> state(each, "ACTIVE"));
    }
  }

  private Sight<Boolean> state(String server, String wanted) throws MediaException {
    HttpCall call = cloud.call(Service.COMPUTE, "GET", "/servers/" + server);
    String now = cloud.json(call, name).at("server").at("status").text().orElse("");
    return now.equals(wanted) ? new Sight.Done<>(true) : new Sight.Pending<>(now);
  }

  private String made(Service service, String path, Map<String, ?> body) throws MediaException {
    Json answer = cloud.json(posting(cloud, service, path, body), path);
    return answer.at("id").text().or(() -> answer.at("server").at("id").text()).orElseThrow();
  }

  private static HttpCall posting(Cloud cloud, Service service, String path, Map<String, ?> body)
      throws MediaException {
    return cloud.call(service, "POST", path).withText("application/json", new Json(body).print());
  }

  /** In the order of their making. */
  List<String> ids() {
    return List.copyOf(servers);
  }

  /** Puts one into the state in which Nova makes no snapshot, by an administrator's variables. */
  void breakDown(String server, Map<String, String> administrator) throws Exception {
    try (Cloud admin = cloud(administrator)) {
      Map<String, Object> state = Map.of("os-resetState", Map.of("state", "error"));
      admin.send(posting(admin, Service.COMPUTE, "/servers/" + server + "/action", state), server);
    }
    patience.await(server, LIMIT, () -> state(server, "ERROR"));
  }

  /** Names of the images that this user has beside the one that these were made of. */
  List<String> otherImages() throws MediaException {
    HttpCall call = cloud.call(Service.IMAGE, "GET", "/images?visibility=private&limit=500");
    return cloud.json(call, "images").at("images").elements().stream()
        .map(each -> each.at("name").text().orElse(""))
        .filter(each -> !each.equals(name))
        .toList();
  }

  @Override
  public void close() throws MediaException {
    try (cloud) {
      for (String server : servers) {
        cloud.answer(cloud.call(Service.COMPUTE, "DELETE", "/servers/" + server));
      }
      for (String server : servers) {
        remove(Service.COMPUTE, "/servers/" + server);
      }
      remove(Service.IMAGE, "/images/" + image);
    }
  }

  private void remove(Service service, String path) throws MediaException {
    patience.await(
        path,
        LIMIT,
        () -> {
          int said = cloud.answer(cloud.call(service, "DELETE", path)).status();
          int seen = cloud.answer(cloud.call(service, "GET", path)).status();
          return seen == 404 ? new Sight.Done<>(true) : new Sight.Pending<>("there: " + said);
        });
  }
}
