package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.FileContent;
import io.firn.media.nova.KeystoneInBetween;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.cloud.Service;
import io.firn.media.nova.image.GlanceMediaFactory;
import io.firn.media.nova.qcow2.Qcow2Disk;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is gone with its volumes and ports comes back with the same disks and addresses.
 */
@Tag("real-servers")
class RealRoundTripTest {

  @TempDir private Path folder;

  /** What is kept of a server: what a repository would. */
  private record Kept(Map<String, FileContent> disks, List<Document> documents) {

    /** Of the disk within, whatever the format of the stream is. */
    String digest(String stream) throws Exception {
      FileContent stored = disks.get(stream);
      boolean qcow2 = StoredServer.read(byName()).disk(stream).diskFormat().equals("qcow2");
      return DiskDigest.of(qcow2 ? Qcow2Disk.open(stored) : stored);
    }

    Map<String, Document> byName() {
      Map<String, Document> byName = new LinkedHashMap<>();
      documents.forEach(document -> byName.put(document.name(), document));
      return byName;
    }
  }

  @Test
  void aServerComesBackWithTheSameDisksAndAddresses() throws Exception {
    try (RealCloud real = new RealCloud()) {
      RealServer server = RealServer.fromImage(real);
      Kept before = keepWhileTheTokenEnds(real, server.id());
      assertThat(real.temporary()).isEmpty();
      remove(real, server);
      bootFromRaw(real, before);
      restore(real, before);
      assertThat(real.temporary()).isEmpty();
      String name = StoredServer.read(before.byName()).facts().name();
      Json again = new Nova(real.cloud()).servers("&name=" + name).getFirst();
      willGo(real, RealCloud.text(again, "id"));
      Kept after = keep(real::variable, RealCloud.text(again, "id"), "after", () -> {});
      for (String stream : before.disks().keySet()) {
        assertThat(after.digest(stream)).as(stream).isEqualTo(before.digest(stream));
      }
      assertSame(StoredServer.read(before.byName()), StoredServer.read(after.byName()));
    }
  }

  /** The token ends when the snapshots stand, before the disks are read. */
  private Kept keepWhileTheTokenEnds(RealCloud real, String id) throws Exception {
    URI login = URI.create(real.variable("OS_AUTH_URL"));
    URI same = URI.create(real.variable("FIRN_SERVERS_GLANCE"));
    try (KeystoneInBetween keystone = new KeystoneInBetween(login, same.toString(), same)) {
      UnaryOperator<String> environment =
          name -> name.equals("OS_AUTH_URL") ? keystone.address() : real.variable(name);
      return keep(environment, id, "before", keystone::revoke);
    }
  }

  @FunctionalInterface
  private interface Mischief {
    void happen() throws Exception;
  }

  private Kept keep(UnaryOperator<String> environment, String id, String prefix, Mischief mischief)
      throws Exception {
    Map<String, FileContent> disks = new LinkedHashMap<>();
    try (Media media =
            new NovaMediaFactory(environment)
                .open(new RecordedProblems().context(), Options.of("nova-inst-id", id));
        Source source = media.discover().getFirst()) {
      List<SourceStream> streams = source.streams();
      mischief.happen();
      for (SourceStream stream : streams) {
        Path file = folder.resolve(prefix + "-" + stream.name());
        disks.put(stream.name(), FileContent.of((BlockStream) stream, file));
      }
      return new Kept(disks, source.documents());
    }
  }

  private static void remove(RealCloud real, RealServer server) throws Exception {
    real.remove(Service.COMPUTE, "/servers/" + server.id());
    real.remove(Service.NETWORK, "/ports/" + server.port());
    for (String volume : server.volumes()) {
      real.remove(Service.VOLUME, "/volumes/" + volume);
    }
  }

  /** Nova's snapshot is a qcow2: raw on the way into Glance, and a server boots from that. */
  private static void bootFromRaw(RealCloud real, Kept kept) throws Exception {
    String name = real.name("raw");
    try (RestoreTarget target =
        new GlanceMediaFactory(real::variable)
            .openTarget(
                new RecordedProblems().context(),
                Options.of("to-glance", "true", "image-name", name, "disk-format", "raw"))) {
      for (Document document : kept.documents()) {
        target.document(document);
      }
      take(target, "disk-0", kept.disks().get("disk-0"));
      target.complete();
    }
    Json image = real.get(Service.IMAGE, "/images?name=" + name).at("images").elements().getFirst();
    real.willGo(Service.IMAGE, "/images/" + RealCloud.text(image, "id"));
    assertThat(image.at("disk_format").text()).contains("raw");
    Map<String, Object> server =
        Map.of(
            "name",
            name,
            "imageRef",
            RealCloud.text(image, "id"),
            "flavorRef",
            real.variable("FIRN_SERVERS_FLAVOR"),
            "networks",
            "none");
    Json booted = real.post(Service.COMPUTE, "/servers", Map.of("server", server)).at("server");
    String path = "/servers/" + RealCloud.text(booted, "id");
    real.willGo(Service.COMPUTE, path);
    real.await(path, Service.COMPUTE, "server", "ACTIVE");
    real.remove(Service.COMPUTE, path);
  }

  private static void take(RestoreTarget target, String stream, StoredContent content)
      throws Exception {
    OptionalLong length = OptionalLong.of(content.length());
    ((ContentTaker) target.block(stream, length)).take(content);
  }

  private static void restore(RealCloud real, Kept kept) throws Exception {
    RecordedProblems problems = new RecordedProblems();
    try (RestoreTarget target =
        new NovaMediaFactory(real::variable)
            .openTarget(problems.context(), Options.of("to-nova", "true"))) {
      for (Document document : kept.documents()) {
        target.document(document);
      }
      for (Map.Entry<String, FileContent> disk : kept.disks().entrySet()) {
        take(target, disk.getKey(), disk.getValue());
      }
      target.complete();
    }
    assertThat(problems.lines()).noneMatch(line -> line.contains("is in use"));
  }

  private static void willGo(RealCloud real, String id) throws Exception {
    Nova nova = new Nova(real.cloud());
    for (Json attachment : nova.attachments(id)) {
      real.willGo(Service.VOLUME, "/volumes/" + RealCloud.text(attachment, "volumeId"));
    }
    for (String port : nova.ports(id)) {
      real.willGo(Service.NETWORK, "/ports/" + port);
    }
    String image = RealCloud.text(nova.server(id).at("image"), "id");
    real.willGo(Service.IMAGE, "/images/" + image);
    real.willGo(Service.COMPUTE, "/servers/" + id);
  }

  private static void assertSame(StoredServer before, StoredServer after) {
    for (String member :
        List.of(
            "name",
            "metadata",
            "description",
            "tags",
            "flavor",
            "key_name",
            "security_groups",
            "addresses")) {
      assertThat(after.facts().json().at(member).print())
          .as(member)
          .isEqualTo(before.facts().json().at(member).print());
    }
    assertThat(after.serverGroups())
        .extracting(group -> group.at("id").value())
        .isEqualTo(before.serverGroups().stream().map(group -> group.at("id").value()).toList())
        .hasSize(1);
    assertThat(after.ports()).hasSameSizeAs(before.ports());
    for (int i = 0; i < before.ports().size(); i++) {
      for (String member : List.of("name", "mac_address", "fixed_ips", "security_groups")) {
        assertThat(after.ports().get(i).at(member).print())
            .as(member)
            .isEqualTo(before.ports().get(i).at(member).print());
      }
    }
    List<Json> volumes = new ArrayList<>(after.volumes().values());
    for (Json old : before.volumes().values()) {
      Json made = volumes.removeFirst();
      for (String member :
          List.of("name", "size", "volume_type", "metadata", "bootable", "description")) {
        assertThat(made.at(member).value()).as(member).isEqualTo(old.at(member).value());
      }
      assertThat(made.at("volume_image_metadata").value())
          .isEqualTo(old.at("volume_image_metadata").value());
    }
  }
}
