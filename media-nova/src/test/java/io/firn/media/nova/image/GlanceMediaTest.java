package io.firn.media.nova.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.Source;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.openstack.http.Json;
import io.firn.testkit.media.BlockMediaContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlanceMediaTest extends BlockMediaContract {

  private final SmallGlance glance = new SmallGlance();
  private ScriptedCloud server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedCloud(glance);
    glance.add("one", Bytes.random(1, 300_001), Map.of("name", "first", "disk_format", "qcow2"));
    glance.add("two", Bytes.random(2, 200_000), Map.of("name", "same", "os_distro", "debian"));
    glance.add("three", Bytes.random(3, 1), Map.of("name", "same"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public MediaFactory factory() {
    return new GlanceMediaFactory(server.environment()::get);
  }

  @Override
  public Media open(MediaContext context) throws Exception {
    return factory()
        .open(
            context,
            Options.of(
                "glance-image-id", "two", "glance-image-name", "first", "read-size", "65536"));
  }

  @Override
  public Media openMissing(MediaContext context) throws Exception {
    return factory().open(context, Options.of("glance-image-id", "none"));
  }

  private Source only(String... options) throws Exception {
    Media media = factory().open(context(), Options.of(options));
    List<Source> sources = media.discover();
    assertThat(sources).hasSize(1);
    return sources.getFirst();
  }

  @Test
  void theDocumentsHaveAllThatGlanceSays() throws Exception {
    List<Document> documents = only("glance-image-id", "two").documents();
    assertThat(documents)
        .extracting(Document::name)
        .containsExactly("image.json", "members.json", "disks.json");
    Json image = Json.parse(documents.getFirst().content(), "image.json");
    assertThat(image.at("os_distro").text()).contains("debian");
    List<Disk> disks = DisksDocument.read(documents.getLast());
    assertThat(disks).extracting(Disk::stream).containsExactly("disk-0");
    assertThat(disks).extracting(Disk::diskFormat).containsExactly("raw");
    assertThat(disks.getFirst().size()).hasValue(200_000);
  }

  @Test
  void aPathIsOnlyShown() throws Exception {
    assertThat(only("glance-image-id", "two").info().paths()).containsExactly("two");
    assertThat(
            only("glance-image-id", "two", "path-to-backup", "/root/adminv3.sh")
                .info()
                .documented())
        .containsExactly("/root/adminv3.sh");
  }

  @Test
  void anImageThatIsNamedTwiceIsBackedUpOnce() throws Exception {
    only("glance-image-id", "one", "glance-image-name", "first");
  }

  @Test
  void aNameThatSeveralHaveNamesThem() {
    assertThatThrownBy(() -> only("glance-image-name", "same"))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("two")
        .hasMessageContaining("three");
    assertThatThrownBy(() -> only("glance-image-name", "none"))
        .isInstanceOf(MediaException.NotFound.class);
  }

  @Test
  void whatHasNoDataSaysWhyAndWhatToDo() {
    glance.add("one", new byte[0], Map.of("status", "queued"));
    assertThatThrownBy(() -> only("glance-image-id", "one"))
        .hasMessage("image one has no data yet: it is queued; wait for it");
    glance.add(
        "one",
        new byte[0],
        Map.of("block_device_mapping", "[{\"snapshot_id\": \"snap-7\", \"boot_index\": 0}]"));
    assertThatThrownBy(() -> only("glance-image-id", "one"))
        .hasMessageContaining("snap-7")
        .hasMessageContaining("--nova-inst-id");
    glance.add("one", new byte[0], Map.of("status", "pending_delete"));
    assertThatThrownBy(() -> only("glance-image-id", "one")).hasMessage("image one was deleted");
  }

  @Test
  void nothingNamedAndSizesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> only())
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--glance-image-id");
    assertThatThrownBy(() -> only("glance-image-id", "two", "read-size", "1"))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--read-size");
  }
}
