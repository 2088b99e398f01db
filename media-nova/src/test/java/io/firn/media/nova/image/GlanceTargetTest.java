package io.firn.media.nova.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Activity;
import io.firn.api.media.ContentReader;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.MemoryContent;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GlanceTargetTest {

  private static final String ORIGINAL =
      """
      {"id": "old", "name": "web", "status": "active", "disk_format": "qcow2",
       "container_format": "bare", "visibility": "shared", "protected": true, "min_disk": 3,
       "os_distro": "debian", "tags": ["a", "b"], "kernel_id": null, "checksum": "0", "size": 5,
       "os_glance_x": "y", "firn_run": "other", "self": "/v2/images/old"}
      """;

  private final SmallGlance glance = new SmallGlance();
  private final List<String> problems = new ArrayList<>();
  private ScriptedCloud server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedCloud(glance);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RestoreTarget target(boolean dryRun, String... options) throws MediaException {
    MediaContext context =
        new MediaContext(
            "run1",
            (severity, item, reason) -> problems.add(severity + " " + item + ": " + reason),
            Activity.NONE,
            dryRun);
    List<String> all = new ArrayList<>(List.of("to-glance", "true"));
    all.addAll(List.of(options));
    return new GlanceMediaFactory(server.environment()::get)
        .openTarget(context, Options.of(all.toArray(String[]::new)));
  }

  private static void documents(RestoreTarget target, String format) throws MediaException {
    target.document(document("image.json", ORIGINAL));
    target.document(document("members.json", "{\"members\": [{\"member_id\": \"p2\"}]}"));
    target.document(
        DisksDocument.of(List.of(Disk.image("disk-0", "old", format, "bare", OptionalLong.of(5)))));
  }

  private static Document document(String name, String text) {
    return new Document(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(RestoreTarget target, StoredContent content) throws MediaException {
    ContentTaker taker = (ContentTaker) target.block("disk-0", OptionalLong.of(content.length()));
    taker.take(content);
  }

  private Json only() {
    assertThat(glance.ids()).hasSize(1);
    return glance.image(glance.ids().getFirst());
  }

  /** Noise, a hole, and an odd end. */
  private static byte[] content() {
    byte[] content = Arrays.copyOf(Bytes.random(1, 400_000), 1_000_003);
    content[content.length - 1] = 7;
    return content;
  }

  @Test
  void anImageComesBackWithItsDataAndAllThatMayBeSet() throws Exception {
    try (RestoreTarget target = target(false)) {
      documents(target, "qcow2");
      put(target, new MemoryContent(content()));
      assertThat(only().at("name").text()).contains("firn-run1-disk-0");
      assertThat(only().at("firn_run").text()).contains("run1");
      target.complete();
    }
    assertThat(glance.data(glance.ids().getFirst())).isEqualTo(content());
    assertThat(only().at("name").text()).contains("web");
    assertThat(only().at("disk_format").text()).contains("qcow2");
    assertThat(only().at("min_disk").number()).contains(3L);
    assertThat(only().at("tags").elements()).hasSize(2);
    assertThat(only().at("os_distro").text()).contains("debian");
    assertThat(only().at("visibility").text()).contains("shared");
    assertThat(only().at("protected").value()).isEqualTo(true);
    assertThat(only().names())
        .doesNotContain("kernel_id", "os_glance_x", "firn_run", "firn_process");
    assertThat(glance.sharedWith()).containsExactly("p2");
    String sent =
        server.asked().stream()
            .filter(asked -> asked.method().equals("PUT"))
            .findFirst()
            .orElseThrow()
            .header("Content-Length");
    assertThat(sent).isEqualTo("1000003");
  }

  @Test
  void aNameCanBeGiven() throws Exception {
    try (RestoreTarget target = target(false, "image-name", "copy")) {
      documents(target, "raw");
      put(target, new MemoryContent(content()));
      target.complete();
    }
    assertThat(only().at("name").text()).contains("copy");
  }

  @Test
  void aQcow2IsMadeRawOnTheWay() throws Exception {
    byte[] qcow2;
    try (var file = getClass().getResourceAsStream("/qcow2/v3-compressed.qcow2")) {
      qcow2 = file.readAllBytes();
    }
    try (RestoreTarget target = target(false, "disk-format", "raw", "container-format", "bare")) {
      documents(target, "qcow2");
      put(target, new MemoryContent(qcow2));
      target.complete();
    }
    assertThat(only().at("disk_format").text()).contains("raw");
    assertThat(only().at("size").number()).contains(1L << 20);
  }

  @Test
  void noOtherConversionIsPromised() throws Exception {
    try (RestoreTarget target = target(false, "disk-format", "vmdk")) {
      documents(target, "qcow2");
      assertThatThrownBy(() -> put(target, new MemoryContent(content())))
          .isInstanceOf(MediaException.Misconfigured.class)
          .hasMessageContaining("only qcow2 is converted, to raw");
    }
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void whatGlanceStoredWronglyIsTakenBack() throws Exception {
    glance.spoils = true;
    try (RestoreTarget target = target(false)) {
      documents(target, "raw");
      assertThatThrownBy(() -> put(target, new MemoryContent(content())))
          .isInstanceOf(MediaException.Failed.class)
          .hasMessageContaining("sent were 1000003 with SHA-512");
      assertThat(glance.ids()).isEmpty();
    }
  }

  @Test
  void whatGlanceRefusesIsTakenBack() throws Exception {
    glance.refusal = 413;
    try (RestoreTarget target = target(false)) {
      documents(target, "raw");
      assertThatThrownBy(() -> put(target, new MemoryContent(content())))
          .isInstanceOf(MediaException.Full.class);
    }
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void aRestoreThatDoesNotCompleteLeavesNothing() throws Exception {
    try (RestoreTarget target = target(false)) {
      documents(target, "raw");
      put(target, new MemoryContent(content()));
      assertThat(glance.ids()).hasSize(1);
    }
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void aRepositoryThatCannotBeReadIsSaidToBeThat() throws Exception {
    StoredContent broken =
        new StoredContent() {
          @Override
          public long length() {
            return 1 << 20;
          }

          @Override
          public ContentReader open(long position) {
            return new MemoryContent(new byte[600_000]).open(position);
          }
        };
    try (RestoreTarget target = target(false)) {
      documents(target, "raw");
      assertThatThrownBy(() -> put(target, broken))
          .isInstanceOf(MediaException.Failed.class)
          .hasMessageContaining("the content ends");
    }
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldBeMade() throws Exception {
    try (RestoreTarget target = target(true, "disk-format", "raw")) {
      documents(target, "qcow2");
      target.complete();
    }
    assertThat(problems)
        .containsExactly("NOTE web: would become an image, raw in bare, converted from qcow2");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aTreeIsRefusedAndSoIsATargetThatNobodyAskedFor() throws Exception {
    try (RestoreTarget target = target(false)) {
      assertThatThrownBy(() -> target.tree("tree"))
          .isInstanceOf(MediaException.Misconfigured.class);
    }
    MediaContext context = new MediaContext("run1", (_, _, _) -> {});
    assertThatThrownBy(() -> new GlanceMediaFactory().openTarget(context, Options.of()))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--to-glance");
  }
}
