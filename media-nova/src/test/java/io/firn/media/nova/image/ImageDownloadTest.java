package io.firn.media.nova.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.cloud.Cloud;
import io.firn.testkit.proxy.FaultProxy;
import io.firn.testkit.proxy.ProxiedRequests;
import io.firn.testkit.proxy.ProxyFault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ImageDownloadTest {

  private static final int RANGE = 100_000;
  private static final byte[] CONTENT = Bytes.random(1, 7 * RANGE + 1);
  private static final String FILE = "/image/v2/images/one/file";

  private final SmallGlance glance = new SmallGlance();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final ReadSettings settings = new ReadSettings(RANGE, 3, pauses::add);
  private ScriptedCloud server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedCloud(glance);
    glance.add("one", CONTENT, Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ImageDownload download(Cloud cloud) throws MediaException {
    return new ImageDownload("disk-0", new Images(cloud).get("one"), cloud, settings);
  }

  private static byte[] read(ImageDownload download) throws MediaException {
    try (ContentReader reader = download.open()) {
      return Bytes.of(reader);
    }
  }

  private List<String> rangesAskedFor() {
    return server.asked().stream()
        .filter(asked -> asked.path().equals(FILE))
        .map(ImageDownloadTest::range)
        .toList();
  }

  private static String range(Asked asked) {
    return String.valueOf(asked.header("Range"));
  }

  @Test
  void anImageComesInRangesSideBySideInOrder() throws Exception {
    try (Cloud cloud = server.connect()) {
      assertThat(read(download(cloud))).isEqualTo(CONTENT);
    }
    assertThat(rangesAskedFor())
        .hasSize(9)
        .contains("bytes=0-0", "bytes=0-99999", "bytes=300000-399999", "bytes=700000-700000");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 20})
  void anyNumberOfRangesGivesTheSame(int ranges) throws Exception {
    ReadSettings one = new ReadSettings(RANGE, ranges, pauses::add);
    try (Cloud cloud = server.connect()) {
      Image image = new Images(cloud).get("one");
      assertThat(read(new ImageDownload("disk-0", image, cloud, one))).isEqualTo(CONTENT);
    }
  }

  @Test
  void noMoreRangesAreAskedForThanAreHeld() throws Exception {
    try (Cloud cloud = server.connect();
        ContentReader reader = download(cloud).open()) {
      assertThat(reader.read(ByteBuffer.allocate(1))).isEqualTo(1);
    }
    assertThat(rangesAskedFor()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aServerWithoutRangesIsAskedForThemOnceAndGivesOneStream() throws Exception {
    glance.ranges = false;
    try (Cloud cloud = server.connect()) {
      ImageDownload download = download(cloud);
      assertThat(read(download)).isEqualTo(CONTENT);
      assertThat(read(download)).isEqualTo(CONTENT);
    }
    assertThat(rangesAskedFor()).containsExactly("bytes=0-0", "null", "null");
  }

  @Test
  void aSmallImageIsOneRequest() throws Exception {
    glance.add("one", new byte[] {1, 2, 3}, Map.of());
    try (Cloud cloud = server.connect()) {
      assertThat(read(download(cloud))).containsExactly(1, 2, 3);
    }
    assertThat(rangesAskedFor()).containsExactly("null");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatBreaksOffGoesOn(boolean ranges) throws Exception {
    glance.ranges = ranges;
    for (long seed = 1; seed <= 4; seed++) {
      try (FaultProxy proxy = FaultProxy.to(server.address(""), seed);
          Cloud cloud = ScriptedCloud.connect(proxy.address("/identity/v3"))) {
        ProxiedRequests data = ProxiedRequests.every("GET").to(FILE).from(2, 2);
        proxy.script(data, ProxyFault.cutAnswer());
        assertThat(read(download(cloud))).as("seed %d", seed).isEqualTo(CONTENT);
        proxy.assertAllMet();
      }
    }
    assertThat(pauses).isNotEmpty();
  }

  @Test
  void whatBreaksOffAgainAndAgainFailsInTheEnd() throws Exception {
    try (FaultProxy proxy = FaultProxy.to(server.address(""), 1);
        Cloud cloud = ScriptedCloud.connect(proxy.address("/identity/v3"))) {
      ImageDownload download = download(cloud);
      try (ContentReader reader = download.open()) {
        assertThat(reader.read(ByteBuffer.allocate(1))).isEqualTo(1);
        proxy.down();
        assertThatThrownBy(() -> Bytes.of(reader))
            .isInstanceOf(MediaException.Transient.class)
            .hasMessageContaining("breaks off again and again");
        assertThatThrownBy(() -> Bytes.of(reader)).isInstanceOf(MediaException.Transient.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherContentThanGlanceHashedIsNotGivenToItsEnd(boolean ranges) throws Exception {
    glance.ranges = ranges;
    glance.add("one", CONTENT, Map.of("os_hash_value", "00ff"));
    try (Cloud cloud = server.connect()) {
      assertThatThrownBy(() -> read(download(cloud)))
          .isInstanceOf(MediaException.Failed.class)
          .hasMessageContaining("image one is damaged")
          .hasMessageContaining("SHA-512 00ff");
    }
  }

  @Test
  void anOlderGlanceHasOnlyTheMd5() throws Exception {
    glance.add("one", CONTENT, Map.of("os_hash_algo", "blake2b", "checksum", "00ff"));
    try (Cloud cloud = server.connect()) {
      assertThatThrownBy(() -> read(download(cloud))).hasMessageContaining("MD5 00ff");
    }
  }

  @Test
  void anEndBeforeTheSizeIsAnError() throws Exception {
    glance.add("one", CONTENT, Map.of("size", CONTENT.length + 1L));
    glance.ranges = false;
    try (Cloud cloud = server.connect()) {
      assertThatThrownBy(() -> read(download(cloud))).isInstanceOf(MediaException.class);
    }
  }

  @Test
  void aTokenThatEndsInTheMiddleIsRenewed() throws Exception {
    try (Cloud cloud = server.connect();
        ContentReader reader = download(cloud).open()) {
      ByteBuffer first = ByteBuffer.allocate(1);
      assertThat(reader.read(first)).isEqualTo(1);
      server.forgetTokens();
      assertThat(Bytes.of(reader)).hasSize(CONTENT.length - 1);
      assertThat(cloud.effort()).endsWith(" 2 logins");
    }
  }

  @Test
  void aReaderThatIsClosedEarlyWaitsForNobody() throws Exception {
    try (Cloud cloud = server.connect()) {
      ContentReader reader = download(cloud).open();
      reader.close();
      reader.close();
    }
  }
}
