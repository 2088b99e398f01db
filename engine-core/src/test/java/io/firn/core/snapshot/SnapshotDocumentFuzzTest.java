package io.firn.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.RepositoryException.Refused;
import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** What was understood of a snapshot's JSON survives being written again. */
public final class SnapshotDocumentFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    SnapshotDocument document = SnapshotDocumentCodec.decode("a snapshot", input);
    try {
      byte[] again = SnapshotDocumentCodec.encode(document);
      assertThat(SnapshotDocumentCodec.decode("again", again)).isEqualTo(document);
    } catch (Refused tooLong) {
      // Escapes may make it longer than it was.
      assertThat(input.length).isGreaterThan(SnapshotDocumentCodec.LONGEST / 6);
    }
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(SnapshotDocumentCodec.encode(SnapshotDocumentCodecTest.sample(List.of("/usr"))));
  }
}
