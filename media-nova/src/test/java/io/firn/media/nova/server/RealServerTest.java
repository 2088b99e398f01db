package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.Source;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.volume.VolumeDocuments;
import io.firn.testkit.plugin.Options;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers of a real Nova. */
@Tag("real-servers")
class RealServerTest {

  private static final long GIBIBYTE = 1L << 30;

  @Test
  void aServerThatBootsFromAVolumeIsReadWithAllItsDisksAndNothingIsLeft() throws Exception {
    try (RealCloud real = new RealCloud()) {
      RealServer server = RealServer.fromVolume(real);
      try (Media media = open(real, server.id())) {
        Source source = media.discover().getFirst();
        BlockStream root = (BlockStream) source.streams().getFirst();
        assertThat(DiskDigest.of(root)).isEqualTo(DiskDigest.of(RealServer.content(0), GIBIBYTE));
        List<Document> documents = source.documents();
        assertThat(documents)
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
        List<Disk> disks = DisksDocument.read(documents.getLast());
        assertThat(disks).extracting(Disk::isRoot).containsExactly(true, false);
        assertThat(disks).extracting(Disk::id).isEqualTo(server.volumes());
        source.close();
      }
      assertThat(real.temporary()).isEmpty();
    }
  }

  private static Media open(RealCloud real, String server) throws Exception {
    return new NovaMediaFactory(real::variable)
        .open(new RecordedProblems().context(), Options.of("nova-inst-id", server));
  }
}
