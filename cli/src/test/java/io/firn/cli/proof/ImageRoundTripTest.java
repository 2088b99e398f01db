package io.firn.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.proof.FirnProcess.Result;
import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.config.CloudConfigReader;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An image goes into a repository in Swift and comes back to Glance, by the command itself. */
@Tag("real-servers")
@Timeout(300)
class ImageRoundTripTest {

  @TempDir private Path folder;

  private final RealServers servers = RealServers.get();
  private final String container = ObjectStore.freshName();
  private final String name = "test-" + UUID.randomUUID();
  private final CloudClient cloud;

  ImageRoundTripTest() throws CloudException {
    CloudConfig config = CloudConfigReader.with(environment()::get).read(Wishes.NONE);
    HttpConnector connector = new HttpConnector(config.trust(), HttpLimits.DEFAULT);
    Session session = new Session(config.credentials(), connector);
    cloud = new CloudClient(session, connector, config.region(), config.face());
  }

  @AfterEach
  void remove() throws Exception {
    try (cloud) {
      for (Json image : images()) {
        send("DELETE", "/images/" + image.at("id").text().orElseThrow(), List.of());
      }
      servers.remove(ObjectStore.SWIFT.at(ObjectStore.SWIFT.address(), container));
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = servers.keystone(ObjectStore.SWIFT.address());
    variables.remove("OS_STORAGE_URL");
    return variables;
  }

  private HttpAnswer send(String method, String path, List<ByteBuffer> body) throws Exception {
    URI address = URI.create(cloud.address("image") + "/v2" + path);
    HttpCall call = HttpCall.of(method, address).with(body);
    String type = method.equals("POST") ? "application/json" : "application/octet-stream";
    HttpAnswer answer = cloud.send(call.with("Content-Type", type));
    assertThat(answer.isSuccess()).as(answer.reason()).isTrue();
    return answer;
  }

  private List<Json> images() throws Exception {
    byte[] listing = send("GET", "/images?name=" + name, List.of()).body();
    return Json.parse(listing, "images").at("images").elements();
  }

  private Json image() throws Exception {
    assertThat(images()).hasSize(1);
    return images().getFirst();
  }

  /** Noise and nothing by turns, 24 MiB of each, and an odd end. */
  private void makeImage() throws Exception {
    Map<String, String> wanted =
        Map.of(
            "name", name, "disk_format", "raw", "container_format", "bare", "os_distro", "debian");
    byte[] body = new Json(wanted).print().getBytes(UTF_8);
    HttpAnswer made = send("POST", "/images", List.of(ByteBuffer.wrap(body)));
    String id = Json.parse(made.body(), "image").at("id").text().orElseThrow();
    byte[] noise = new byte[8 << 20];
    new Random(1).nextBytes(noise);
    List<ByteBuffer> content = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      content.add(ByteBuffer.wrap(noise));
      content.add(ByteBuffer.allocate(8 << 20));
    }
    content.add(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    send("PUT", "/images/" + id + "/file", content);
  }

  private Result firn(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--storage", "swift", "--container", container));
    Result result = new FirnProcess(folder, environment()).run(all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  @Test
  void anImageThatWasDeletedComesBackTheSame() throws Exception {
    makeImage();
    Json before = image();
    firn("backup", "--glance-image-name", name, "--init");
    assertThat(firn("ls", "latest").out()).contains("disk-0  (48.0 MiB)", "image.json  (");
    send("DELETE", "/images/" + before.at("id").text().orElseThrow(), List.of());

    assertThat(firn("restore", "latest", "--to-glance", "--dry-run").err())
        .contains(name + ": would become an image, raw in bare");
    assertThat(images()).isEmpty();
    firn("restore", "latest", "--to-glance");
    Json after = image();
    for (String property : List.of("os_hash_value", "size", "os_distro", "disk_format")) {
      assertThat(after.at(property)).as(property).isEqualTo(before.at(property));
    }
  }
}
