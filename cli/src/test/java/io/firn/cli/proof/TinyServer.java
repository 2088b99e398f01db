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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A server of the real cloud with one small disk, and no network; gone when this is closed. */
final class TinyServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int DISK = 3 << 20;

  private final Patience patience = new Patience(_ -> {});
  private final Cloud cloud;
  private final String name = "firns-test-" + UUID.randomUUID();
  private final String image;
  private String server;

  private TinyServer(Cloud cloud) throws Exception {
    this.cloud = cloud;
    this.image =
        made(
            Service.IMAGE,
            "/images",
            Map.of("name", name, "disk_format", "raw", "container_format", "bare"));
  }

  /** Boots one by the variables of a user. */
  static TinyServer boot(Map<String, String> environment, String flavor) throws Exception {
    OptionValues none = OptionValues.parse(MediaCloudOptions.specs(), Map.of());
    TinyServer tiny = new TinyServer(Cloud.open(none, environment::get));
    boolean booted = false;
    try {
      tiny.boot(flavor);
      booted = true;
      return tiny;
    } finally {
      if (!booted) {
        tiny.close();
      }
    }
  }

  private void boot(String flavor) throws Exception {
    byte[] content = new byte[DISK];
    new Random(7).nextBytes(content);
    cloud.send(
        cloud
            .call(Service.IMAGE, "PUT", "/images/" + image + "/file")
            .with("Content-Type", "application/octet-stream")
            .with(List.of(ByteBuffer.wrap(content))),
        "upload");
    server =
        made(
            Service.COMPUTE,
            "/servers",
            Map.of(
                "server",
                Map.of("name", name, "imageRef", image, "flavorRef", flavor, "networks", "none")));
    patience.await(name, LIMIT, () -> state("ACTIVE"));
  }

  private Sight<Boolean> state(String wanted) throws MediaException {
    HttpCall call = cloud.call(Service.COMPUTE, "GET", "/servers/" + server);
    String now = cloud.json(call, name).at("server").at("status").text().orElse("");
    return now.equals(wanted) ? new Sight.Done<>(true) : new Sight.Pending<>(now);
  }

  private String made(Service service, String path, Map<String, ?> body) throws MediaException {
    HttpCall call =
        cloud.call(service, "POST", path).withText("application/json", new Json(body).print());
    Json answer = cloud.json(call, path);
    return answer.at("id").text().or(() -> answer.at("server").at("id").text()).orElseThrow();
  }

  String id() {
    return server;
  }

  @Override
  public void close() throws MediaException {
    try (cloud) {
      if (server != null) {
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
