package io.firn.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.Golden;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.Samples;
import io.firn.core.snapshot.SnapshotDocument.Document;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.snapshot.SnapshotDocument.Statistics;
import io.firn.core.snapshot.SnapshotDocument.Stream;
import io.firn.core.stream.StreamRoot;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A snapshot's JSON is read as it was written, and never half understood. */
class SnapshotDocumentCodecTest {

  private static final ChunkId CHUNK = new ChunkId(1, 2, 3, -4);

  static SnapshotDocument sample(List<String> paths) {
    return new SnapshotDocument(
        0,
        Samples.header().hash(),
        Samples.TIME,
        "host",
        "user",
        "nightly",
        "files",
        "fs",
        paths,
        List.of("a tag", "\u00fc\u0000\"\\"),
        Optional.of(Samples.ID.toString()),
        3,
        true,
        "firn 0.1.0",
        List.of(
            new Stream("tree", Kind.TREE, false, new StreamRoot(2, Optional.of(CHUNK), 12345)),
            new Stream("disk", Kind.BLOCK, true, new StreamRoot(0, Optional.empty(), 1L << 40))),
        List.of(new Document("server.json", new StreamRoot(0, Optional.of(CHUNK), 9))),
        new StreamRoot(1, Optional.of(CHUNK), 64),
        List.of(Samples.header().hash()),
        new Statistics(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11.25));
  }

  @Test
  void readsWhatItWrote() throws Exception {
    SnapshotDocument document = sample(List.of("/usr", "/etc"));
    byte[] encoded = SnapshotDocumentCodec.encode(document);
    assertThat(SnapshotDocumentCodec.decode("s", encoded)).isEqualTo(document);
  }

  @Test
  void goldenBytes() throws Exception {
    KeyRing keys = TestKeys.golden();
    byte[] plain = SnapshotDocumentCodec.encode(sample(List.of("/usr")));
    Golden.assertUnchanged("snapshot-plain", plain);
    var name = ObjectNames.snapshot(Samples.ID);
    Golden.assertUnchanged("snapshot-sealed", keys.seal(SealedKind.SNAPSHOT, name, plain));
    byte[] opened = keys.open(SealedKind.SNAPSHOT, name, Golden.bytes("snapshot-sealed"));
    assertThat(SnapshotDocumentCodec.decode("s", opened)).isEqualTo(sample(List.of("/usr")));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\":0', '\"version\":1'",
    "'\"kind\":\"tree\"', '\"kind\":\"forest\"'",
  })
  void refusesWhatANewerVersionWrote(String known, String unknown) throws Exception {
    byte[] changed = replace(known, unknown);
    assertThatThrownBy(() -> SnapshotDocumentCodec.decode("the one", changed))
        .isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"hostname\":', '\"hostnam\":'",
    "'\"level\":3', '\"level\":-3'",
    "'\"level\":3', '\"level\":99999999999999999999'",
    "'\"level\":2', '\"level\":9'",
    "'\"partial\":true', '\"partial\":\"yes\"'",
    "'\"paths\":[\"/usr\"]', '\"paths\":[7]'",
    "'\"seconds\":11.25', '\"seconds\":null'",
    "'\"hostname\":\"host\"', '\"user\":\"host\"'",
    "'2026-01-02', '2026-13-02'",
  })
  void callsMissingAndOddFieldsDamage(String known, String odd) throws Exception {
    byte[] changed = replace(known, odd);
    assertThatThrownBy(() -> SnapshotDocumentCodec.decode("the one", changed))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("the one");
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() throws Exception {
    byte[] changed = replace("\"level\":3", "\"level\":3,\"later\":{\"x\":[1,{}]}");
    assertThat(SnapshotDocumentCodec.decode("s", changed)).isEqualTo(sample(List.of("/usr")));
  }

  @Test
  void refusesToWriteMoreThanAListingMayRead() {
    List<String> paths = Collections.nCopies(10_000, "/usr/lib");
    assertThatThrownBy(() -> SnapshotDocumentCodec.encode(sample(paths)))
        .isInstanceOf(Refused.class);
  }

  private static byte[] replace(String known, String other) throws Exception {
    String json = new String(SnapshotDocumentCodec.encode(sample(List.of("/usr"))), UTF_8);
    assertThat(json).contains(known);
    return json.replace(known, other).getBytes(UTF_8);
  }
}
