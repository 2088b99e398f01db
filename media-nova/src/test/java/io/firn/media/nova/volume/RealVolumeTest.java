package io.firn.media.nova.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.StreamContent;
import io.firn.media.nova.cloud.Service;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes of a real Cinder. */
@Tag("real-servers")
class RealVolumeTest {

  private static final int SEED = 20261123;
  private static final long GIBIBYTE = 1L << 30;

  private final RecordedProblems problems = new RecordedProblems();
  private final byte[] content = new byte[3 << 20];

  RealVolumeTest() {
    new Random(SEED).nextBytes(content);
  }

  @Test
  void aVolumeIsReadWholeAndAnotherIsMadeOfIt() throws Exception {
    try (RealCloud real = new RealCloud()) {
      String volume = volume(real);
      String name = real.name("again");
      copy(real, volume, name);
      Cinder cinder = new Cinder(real.cloud());
      Json made = cinder.volumesNamed(name).getFirst();
      String copy = RealCloud.text(made, "id");
      real.willGo(Service.VOLUME, "/volumes/" + copy);
      assertThat(real.temporary()).isEmpty();
      Json old = cinder.volume(volume);
      for (String member :
          List.of("size", "volume_type", "bootable", "metadata", "volume_image_metadata")) {
        assertThat(made.at(member).value()).as(member).isEqualTo(old.at(member).value());
      }
      try (Media media = open(real, copy);
          Source source = media.discover().getFirst()) {
        BlockStream stream = (BlockStream) source.streams().getFirst();
        assertThat(DiskDigest.of(stream)).isEqualTo(DiskDigest.of(content, GIBIBYTE));
      }
      assertThat(real.temporary()).isEmpty();
      assertThat(problems.lines()).isEmpty();
    }
  }

  /** A gibibyte that begins with the content. */
  private String volume(RealCloud real) throws Exception {
    String image = real.image("disk", "raw", content, Map.of());
    return real.volume("data", image, Map.of("metadata", Map.of("kept", "yes")));
  }

  private Media open(RealCloud real, String volume) throws Exception {
    return new CinderMediaFactory(real::variable)
        .open(problems.context(), Options.of("cinder-vol-id", volume));
  }

  private void copy(RealCloud real, String volume, String name) throws Exception {
    Options options = Options.of("to-cinder", "true", "volume-name", name);
    try (Media media = open(real, volume);
        Source source = media.discover().getFirst();
        RestoreTarget target =
            new CinderMediaFactory(real::variable)
                .openTarget(new RecordedProblems().context(), options)) {
      BlockStream stream = (BlockStream) source.streams().getFirst();
      List<Document> documents = source.documents();
      assertThat(documents)
          .extracting(Document::name)
          .containsExactly(VolumeDocuments.VOLUME, DisksDocument.NAME);
      for (Document document : documents) {
        target.document(document);
      }
      ((ContentTaker) target.block(stream.name(), stream.length())).take(new StreamContent(stream));
      target.complete();
    }
  }
}
