package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.MemoryContent;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.SmallCinder;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.SmallNova;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.volume.VolumeDocuments;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server out of a cloud and back, without the cloud. */
@Timeout(60)
class ServerMediaTest {

  private static final byte[] ROOT = Bytes.random(1, 300_000);
  private static final byte[] DATA = Bytes.random(2, 70_001);

  private final SmallGlance glance = new SmallGlance();
  private final SmallCinder cinder = new SmallCinder(glance);
  private final SmallNova nova = new SmallNova(cinder, glance);
  private final RecordedProblems problems = new RecordedProblems();
  private ScriptedCloud cloud;

  /** Before each disk is read. */
  private Runnable mischief = () -> {};

  @BeforeEach
  void start() throws Exception {
    cloud = new ScriptedCloud(nova);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private record Kept(Map<String, byte[]> disks, List<Document> documents) {

    Json json(String name) throws Exception {
      for (Document document : documents) {
        if (document.name().equals(name)) {
          return Json.parse(document.content(), name);
        }
      }
      throw new AssertionError("no " + name);
    }
  }

  private Kept keep() throws Exception {
    Map<String, byte[]> disks = new LinkedHashMap<>();
    try (Media media =
            new NovaMediaFactory(cloud.environment()::get)
                .open(problems.context(), Options.of("nova-inst-id", "server-1"));
        Source source = media.discover().getFirst()) {
      for (SourceStream stream : source.streams()) {
        mischief.run();
        try (ContentReader reader = ((BlockStream) stream).open()) {
          disks.put(stream.name(), Bytes.of(reader));
        }
      }
      return new Kept(disks, source.documents());
    }
  }

  private void restore(Kept kept) throws Exception {
    try (RestoreTarget target =
        new NovaMediaFactory(cloud.environment()::get)
            .openTarget(
                problems.context(), Options.of("to-nova", "true", "server-name", "web-again"))) {
      for (Document document : kept.documents()) {
        target.document(document);
      }
      for (Map.Entry<String, byte[]> disk : kept.disks().entrySet()) {
        OptionalLong length = OptionalLong.of(disk.getValue().length);
        ((ContentTaker) target.block(disk.getKey(), length))
            .take(new MemoryContent(disk.getValue()));
      }
      target.complete();
    }
  }

  @Test
  void aServerThatBootsFromAVolumeIsReadRootFirst() throws Exception {
    nova.addVolumeBooted(ROOT, DATA);
    Kept kept = keep();
    assertThat(kept.disks().keySet()).containsExactly("disk-0", "disk-1");
    assertThat(kept.disks().get("disk-0")).isEqualTo(ROOT);
    assertThat(kept.disks().get("disk-1")).isEqualTo(DATA);
    assertThat(kept.documents())
        .extracting(Document::name)
        .containsExactlyInAnyOrder(
            ServerDocuments.SERVER,
            ServerDocuments.FLAVOR,
            ServerDocuments.PORTS,
            ServerDocuments.NETWORKS,
            ServerDocuments.SECURITY_GROUPS,
            ServerDocuments.SERVER_GROUPS,
            VolumeDocuments.VOLUMES,
            DisksDocument.NAME);
    assertThat(kept.json(ServerDocuments.SERVER).at("name").text()).contains("web");
    assertThat(kept.json(ServerDocuments.PORTS).at("ports").elements()).hasSize(1);
    assertNothingTemporary();
  }

  @Test
  void theRootThatIsNovasIsReadFromNovasSnapshot() throws Exception {
    nova.addImageBooted(ROOT, DATA);
    Kept kept = keep();
    assertThat(kept.disks().get("disk-0")).isEqualTo(ROOT);
    assertThat(kept.disks().get("disk-1")).isEqualTo(DATA);
    List<Disk> disks = DisksDocument.read(kept.documents().getLast());
    assertThat(disks).extracting(Disk::kind).containsExactly(Disk.Kind.IMAGE, Disk.Kind.VOLUME);
    assertThat(disks.getFirst().diskFormat()).isEqualTo("qcow2");
    assertThat(kept.json(ServerDocuments.ROOT_IMAGE).names())
        .contains("hw_disk_bus")
        .doesNotContain("firn_run", "firn_host");
    assertNothingTemporary();
  }

  @Test
  void aServerComesBackAsItsUserKnowsIt() throws Exception {
    nova.addImageBooted(ROOT, DATA);
    restore(keep());
    Json made = nova.server("made-2");
    assertThat(made.at("name").text()).contains("web-again");
    assertThat(made.at("metadata").value()).isEqualTo(Map.of("color", "blue"));
    assertThat(made.at("tags").value()).isEqualTo(List.of("one"));
    String port = made.at("networks").elements().getFirst().at("port").text().orElseThrow();
    assertThat(nova.neutron().port(port).at("name").text()).contains("");
    assertThat(nova.neutron().port(port).at("description").text()).contains("");
    Json image = glance.image(made.at("imageRef").text().orElseThrow());
    assertThat(image.at("name").text()).contains("web-again-root");
    assertThat(image.at("tags").elements()).isEmpty();
    assertThat(image.names()).noneMatch(name -> name.startsWith("firn_"));
    List<Json> disks = made.at("block_device_mapping_v2").elements();
    String data = disks.getLast().at("uuid").text().orElseThrow();
    assertThat(cinder.content(data)).isEqualTo(DATA);
    assertThat(cinder.volume(data).orElseThrow().at("name").text()).contains("data");
    assertNothingTemporary();
  }

  /** Nova shows it to administrators only. */
  @Test
  void userDataComesBack() throws Exception {
    nova.addImageBooted(ROOT, DATA);
    nova.say("OS-EXT-SRV-ATTR:user_data", "I2Nsb3VkLWNvbmZpZwo=");
    Kept kept = keep();
    assertThat(kept.documents())
        .filteredOn(document -> document.name().equals(ServerDocuments.USER_DATA))
        .extracting(document -> new String(document.content(), StandardCharsets.UTF_8))
        .containsExactly("#cloud-config\n");
    restore(kept);
    assertThat(nova.server("made-2").at("user_data").text()).contains("I2Nsb3VkLWNvbmZpZwo=");
  }

  @Test
  void tokensThatEndInTheMiddleAreRenewed() throws Exception {
    nova.addVolumeBooted(ROOT, DATA);
    mischief = cloud::forgetTokens;
    Kept kept = keep();
    assertThat(kept.disks().get("disk-0")).isEqualTo(ROOT);
    assertThat(kept.disks().get("disk-1")).isEqualTo(DATA);
    assertNothingTemporary();
  }

  @Test
  void whatWasMadeForAServerThatCannotBeStartedGoes() throws Exception {
    nova.addImageBooted(ROOT, DATA);
    Kept kept = keep();
    List<String> volumes = cinder.ids();
    List<String> images = glance.ids();
    nova.outcome = "ERROR";
    assertThatThrownBy(() -> restore(kept))
        .isInstanceOf(MediaException.Failed.class)
        .hasMessageContaining("No valid host was found")
        .hasMessageContaining("is removed");
    assertThat(nova.ids()).containsExactly("server-1");
    assertThat(nova.neutron().ids()).containsExactly("port-1");
    assertThat(cinder.ids()).isEqualTo(volumes);
    assertThat(glance.ids()).isEqualTo(images);
  }

  private void assertNothingTemporary() {
    List<String> names = new ArrayList<>();
    cinder.ids().forEach(id -> cinder.volume(id).ifPresent(each -> names.add(name(each))));
    glance.ids().forEach(id -> names.add(name(glance.image(id))));
    nova.neutron().ids().forEach(id -> names.add(name(nova.neutron().port(id))));
    assertThat(names).noneMatch(name -> name.startsWith("firn-"));
    assertThat(cinder.ids()).noneMatch(id -> id.startsWith("snapshot-"));
  }

  private static String name(Json thing) {
    return thing.at("name").text().orElse("");
  }
}
