package io.firn.media.nova.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.KeystoneInBetween;
import io.firn.media.nova.MemoryContent;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import io.firn.testkit.proxy.FaultProxy;
import io.firn.testkit.proxy.ProxiedRequests;
import io.firn.testkit.proxy.ProxyFault;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only Glance itself can tell, with a proxy before it that breaks connections. */
@Tag("real-servers")
@Timeout(300)
class RealImageTest {

  private static final String READ_SIZE = "1048576";

  private final RealCloud real;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  RealImageTest() throws IOException {
    real = new RealCloud();
  }

  @AfterEach
  void remove() throws Exception {
    real.close();
  }

  /** Noise, 8 MiB of nothing, noise, and an odd end. */
  private static byte[] content() {
    byte[] content = Arrays.copyOf(Bytes.random(1, 5 << 20), (16 << 20) + 3);
    System.arraycopy(Bytes.random(2, 3 << 20), 0, content, 13 << 20, 3 << 20);
    return content;
  }

  /** An image in one of Glance's stores: files, or Swift. */
  private String image(String store, byte[] content) throws Exception {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("name", real.name("image"));
    wanted.put("disk_format", "raw");
    wanted.put("container_format", "bare");
    wanted.put("os_distro", "debian");
    wanted.put("min_disk", 1);
    wanted.put("tags", List.of("one", "two"));
    String id = RealCloud.text(real.post(Service.IMAGE, "/images", wanted), "id");
    real.willGo(Service.IMAGE, "/images/" + id);
    HttpCall put =
        real.cloud()
            .call(Service.IMAGE, "PUT", "/images/" + id + "/file")
            .with("Content-Type", "application/octet-stream")
            .with("X-Image-Meta-Store", store)
            .with(List.of(ByteBuffer.wrap(content)));
    real.cloud().send(put, "upload");
    return id;
  }

  private MediaContext context() {
    return new MediaContext(
        "test-run",
        (severity, item, reason) -> problems.add(severity + " " + item + ": " + reason));
  }

  private GlanceMediaFactory factory(Map<String, String> overriding) {
    return new GlanceMediaFactory(
        name -> overriding.containsKey(name) ? overriding.get(name) : real.variable(name));
  }

  /** What a backup would store. */
  private record Backup(List<Document> documents, byte[] content) {}

  private Backup backUp(String id, Map<String, String> variables) throws Exception {
    Options options = Options.of("glance-image-id", id, "read-size", READ_SIZE);
    try (Media media = factory(variables).open(context(), options);
        Source source = media.discover().getFirst();
        ContentReader reader = ((BlockStream) source.streams().getFirst()).open()) {
      return new Backup(source.documents(), Bytes.of(reader));
    }
  }

  /** What a restore would make; gone with the test. */
  private Image restore(Backup backup, Map<String, String> variables, String... options)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("to-glance", "true"));
    all.addAll(List.of(options));
    String name = real.name("restored");
    all.addAll(List.of("image-name", name));
    MemoryContent content = new MemoryContent(backup.content());
    try (RestoreTarget target =
        factory(variables).openTarget(context(), Options.of(all.toArray(String[]::new)))) {
      for (Document document : backup.documents()) {
        target.document(document);
      }
      ContentTaker taker = (ContentTaker) target.block("disk-0", OptionalLong.of(content.length()));
      taker.take(content);
      target.complete();
    }
    Image image = new Images(real.cloud()).named(name);
    real.willGo(Service.IMAGE, "/images/" + image.id());
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "swift"})
  void anImageComesBackBitByBitWithWhatWasSaidOfIt(String store) throws Exception {
    Image original = new Images(real.cloud()).get(image(store, content()));
    Backup backup = backUp(original.id(), Map.of());
    assertThat(backup.content()).isEqualTo(content());
    Image restored = restore(backup, Map.of());
    assertThat(restored.checksum()).isEqualTo(original.checksum());
    for (String property : List.of("disk_format", "container_format", "min_disk", "os_distro")) {
      assertThat(restored.json().at(property)).isEqualTo(original.json().at(property));
    }
    assertThat(restored.json().at("tags").elements())
        .containsExactlyInAnyOrderElementsOf(original.json().at("tags").elements());
    assertThat(restored.json().names()).doesNotContain("firn_run", "firn_host");
    assertThat(real.temporary()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "swift"})
  void connectionsToGlanceBreakInTheMiddleOfADownloadAndOfAnUpload(String store) throws Exception {
    URI glance = URI.create(real.variable("FIRN_SERVERS_GLANCE"));
    try (FaultProxy proxy = FaultProxy.to(glance, 5);
        KeystoneInBetween keystone = before(glance, proxy)) {
      Map<String, String> variables = Map.of("OS_AUTH_URL", keystone.address());
      proxy.script(ProxiedRequests.every("GET").to("/file").from(2, 2), ProxyFault.cutAnswer());
      proxy.script(ProxiedRequests.every("PUT").to("/file").nth(1), ProxyFault.cutRequest());
      String id = image(store, content());
      Backup backup = backUp(id, variables);
      assertThat(backup.content()).isEqualTo(content());
      Image restored = restore(backup, variables);
      assertThat(restored.size()).isEqualTo(content().length);
      proxy.assertAllMet();
    }
    assertThat(real.temporary()).isEmpty();
  }

  private KeystoneInBetween before(URI glance, FaultProxy proxy) throws IOException {
    return new KeystoneInBetween(
        URI.create(real.variable("OS_AUTH_URL")), glance.toString(), proxy.address(""));
  }

  @Test
  void aTokenThatIsRevokedInTheMiddleIsRenewed() throws Exception {
    String id = image("file", content());
    URI glance = URI.create(real.variable("FIRN_SERVERS_GLANCE"));
    try (KeystoneInBetween keystone =
            new KeystoneInBetween(
                URI.create(real.variable("OS_AUTH_URL")), glance.toString(), glance);
        Media media =
            factory(Map.of("OS_AUTH_URL", keystone.address()))
                .open(context(), Options.of("glance-image-id", id, "read-size", READ_SIZE));
        Source source = media.discover().getFirst();
        ContentReader reader = ((BlockStream) source.streams().getFirst()).open()) {
      ByteBuffer first = ByteBuffer.allocate(1);
      assertThat(reader.read(first)).isEqualTo(1);
      keystone.revoke();
      assertThat(Bytes.of(reader)).isEqualTo(Arrays.copyOfRange(content(), 1, content().length));
    }
  }

  @Test
  void aServersQcow2BecomesARawImageThatHoldsTheSameDisk() throws Exception {
    byte[] qcow2;
    try (var file = getClass().getResourceAsStream("/qcow2/v3-compressed.qcow2")) {
      qcow2 = file.readAllBytes();
    }
    String id = real.image("qcow2", "qcow2", qcow2, Map.of());
    Image restored = restore(backUp(id, Map.of()), Map.of(), "disk-format", "raw");
    Json json = restored.json();
    assertThat(json.at("disk_format").text()).contains("raw");
    assertThat(restored.size()).isEqualTo(1 << 20);
  }
}
