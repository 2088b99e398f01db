package io.firn.media.nova.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.Source;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.testkit.plugin.Options;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes of a real Cinder. */
@Tag("real-servers")
class RealVolumeTest {

  private static final int SEED = 20261123;

  @Test
  void aVolumeIsReadWholeAndNothingIsLeft() throws Exception {
    byte[] content = new byte[3 << 20];
    new Random(SEED).nextBytes(content);
    RecordedProblems problems = new RecordedProblems();
    try (RealCloud real = new RealCloud()) {
      String image = real.image("disk", "raw", content, Map.of());
      String volume = real.volume("data", image, Map.of("metadata", Map.of("kept", "yes")));
      try (Media media =
          new CinderMediaFactory(real::variable)
              .open(problems.context(), Options.of("cinder-vol-id", volume))) {
        Source source = media.discover().getFirst();
        BlockStream stream = (BlockStream) source.streams().getFirst();
        assertThat(DiskDigest.of(stream)).isEqualTo(DiskDigest.of(content, 1L << 30));
        assertThat(source.documents())
            .extracting(Document::name)
            .containsExactly(VolumeDocuments.VOLUME, DisksDocument.NAME);
        source.close();
      }
      assertThat(real.temporary()).isEmpty();
      assertThat(problems.lines()).isEmpty();
    }
  }
}
