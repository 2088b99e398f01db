package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.StreamContent;
import io.firn.media.nova.cloud.Service;
import io.firn.media.nova.volume.Cinder;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read of a real server makes another one, beside it and so with other addresses. */
@Tag("real-servers")
class RealCopyTest {

  private static final long GIBIBYTE = 1L << 30;

  private final RecordedProblems problems = new RecordedProblems();

  @Test
  void aServerThatBootsFromAVolumeIsMadeAnewWithItsDisks() throws Exception {
    try (RealCloud real = new RealCloud()) {
      RealServer server = RealServer.fromVolume(real);
      String copy = copy(real, server, "type:second=__DEFAULT__");
      List<AttachedVolume> volumes = check(real, server, copy);
      assertThat(volumes)
          .extracting(volume -> volume.json().at("volume_type").text().orElse(""))
          .containsExactly("__DEFAULT__", "__DEFAULT__");
      assertThat(digest(real, volumes.getFirst()))
          .isEqualTo(DiskDigest.of(RealServer.content(0), GIBIBYTE));
    }
  }

  @Test
  void aServerThatCannotBeMadeLeavesNothing() throws Exception {
    try (RealCloud real = new RealCloud()) {
      RealServer server = RealServer.fromVolume(real);
      int volumes = real.get(Service.VOLUME, "/volumes").at("volumes").elements().size();
      // Refused by the plan, before a disk is sent.
      assertThatThrownBy(() -> copy(real, server, "flavor:tiny-volume=none"))
          .isInstanceOf(MediaException.Misconfigured.class)
          .hasMessageContaining("flavor:tiny-volume=NEW");
      assertThat(real.get(Service.VOLUME, "/volumes").at("volumes").elements()).hasSize(volumes);
      assertThat(real.temporary()).isEmpty();
    }
  }

  private String copy(RealCloud real, RealServer server, String map) throws Exception {
    String name = real.name("copy");
    NovaMediaFactory factory = new NovaMediaFactory(real::variable);
    Options options = Options.of("to-nova", "true", "server-name", name, "map", map);
    try (Media media = factory.open(problems.context(), Options.of("nova-inst-id", server.id()));
        Source source = media.discover().getFirst();
        RestoreTarget target = factory.openTarget(problems.context(), options)) {
      List<SourceStream> streams = source.streams();
      for (Document document : source.documents()) {
        target.document(document);
      }
      for (SourceStream stream : streams) {
        BlockStream disk = (BlockStream) stream;
        ((ContentTaker) target.block(disk.name(), disk.length())).take(new StreamContent(disk));
      }
      target.complete();
    }
    assertThat(real.temporary()).isEmpty();
    String id = RealCloud.text(new Nova(real.cloud()).servers("&name=" + name).getFirst(), "id");
    return id;
  }

  /** Compares what is to be the same, and has the copy removed at the end. */
  private List<AttachedVolume> check(RealCloud real, RealServer server, String copy)
      throws Exception {
    Nova nova = new Nova(real.cloud());
    Json old = nova.server(server.id());
    Json made = nova.server(copy);
    List<AttachedVolume> before = AttachedVolume.of(server.id(), nova, new Cinder(real.cloud()));
    List<AttachedVolume> after = AttachedVolume.of(copy, nova, new Cinder(real.cloud()));
    for (AttachedVolume volume : after) {
      real.willGo(Service.VOLUME, "/volumes/" + volume.id());
    }
    made.at("image")
        .at("id")
        .text()
        .ifPresent(image -> real.willGo(Service.IMAGE, "/images/" + image));
    for (Json port : new Neutron(real.cloud()).portsOf(copy)) {
      real.willGo(Service.NETWORK, "/ports/" + RealCloud.text(port, "id"));
    }
    real.willGo(Service.COMPUTE, "/servers/" + copy);
    for (String member : List.of("metadata", "description", "tags", "flavor", "security_groups")) {
      assertThat(made.at(member).print()).as(member).isEqualTo(old.at(member).print());
    }
    assertThat(after)
        .extracting(AttachedVolume::device)
        .isEqualTo(before.stream().map(AttachedVolume::device).toList());
    for (int i = 0; i < after.size(); i++) {
      for (String member : List.of("name", "size", "bootable", "metadata", "description")) {
        assertThat(after.get(i).json().at(member).value())
            .as(member)
            .isEqualTo(before.get(i).json().at(member).value());
      }
      assertThat(after.get(i).json().at("volume_image_metadata").value())
          .isEqualTo(before.get(i).json().at("volume_image_metadata").value());
    }
    assertThat(problems.lines())
        .anyMatch(line -> line.contains("is in use; the port gets another"));
    return after;
  }

  private static String digest(RealCloud real, AttachedVolume volume) throws Exception {
    io.firn.media.nova.volume.CinderMediaFactory factory =
        new io.firn.media.nova.volume.CinderMediaFactory(real::variable);
    try (Media media =
            factory.open(
                new RecordedProblems().context(), Options.of("cinder-vol-id", volume.id()));
        Source source = media.discover().getFirst()) {
      return DiskDigest.of((BlockStream) source.streams().getFirst());
    }
  }
}
