package io.firn.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectName;
import io.firn.core.crypto.Argon2Cost;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.Password;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.TestKeys;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/**
 * The bytes of every kind of object, from fixed keys, salts and times, are those of the vectors;
 * and the vectors can still be read.
 */
class GoldenBytesTest {

  private final KeyRing keys = TestKeys.golden();

  @Test
  void derivedKeysAndChunkIds() throws Exception {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.writeBytes(keys.chunkerSeed());
    made.writeBytes(keys.cacheKey());
    made.writeBytes(keys.newChunkHasher().hash(ByteBuffer.allocate(0)).bytes());
    made.writeBytes(keys.newChunkHasher().hash(ByteBuffer.wrap("abc".getBytes(UTF_8))).bytes());
    Golden.assertUnchanged("keys", made.toByteArray());
  }

  @Test
  void publicHeader() throws Exception {
    Golden.assertUnchanged("header", Samples.header().encoded());
    PublicHeader read = PublicHeader.parse(Golden.bytes("header"));
    assertThat(read.repository()).isEqualTo(TestKeys.REPOSITORY);
    assertThat(read.created()).isEqualTo(Samples.TIME);
    assertThat(read.chunking()).isEqualTo(Samples.header().chunking());
  }

  @Test
  void keySlot() throws Exception {
    KeySlot slot =
        KeySlot.create(
            Samples.header(),
            TestKeys.master(),
            Password.of("correct horse".toCharArray()),
            Argon2Cost.DEFAULT,
            "golden",
            Samples.TIME,
            TestKeys.counting());
    Golden.assertUnchanged("key-slot", slot.encoded());
    KeySlot read = KeySlot.parse(slot.name(), Golden.bytes("key-slot"));
    assertThat(read.label()).isEqualTo("golden");
    assertThat(read.unlock(Samples.header(), Password.of("correct horse".toCharArray())))
        .isNotNull();
  }

  @Test
  void segment() throws Exception {
    ByteBuffer segment = Samples.segment(keys, TestKeys.REPOSITORY.bytes());
    Golden.assertUnchanged("segment", Golden.array(segment));
    ByteBuffer stored = ByteBuffer.wrap(Golden.bytes("segment"));
    ParsedSegment parsed = new SegmentParser(keys).parse(Samples.id(stored), stored);
    assertThat(parsed.ref().salt()).isEqualTo(TestKeys.REPOSITORY.bytes());
    assertThat(parsed.table().blocks()).hasSize(2);
  }

  @Test
  void indexPiece() throws Exception {
    byte[] plain = Samples.indexPiece();
    Golden.assertUnchanged("index-piece-plain", plain);
    ObjectName name = ObjectNames.indexPiece(Samples.ID);
    Golden.assertUnchanged("index-piece-sealed", keys.seal(SealedKind.INDEX, name, plain));
    byte[] opened = keys.open(SealedKind.INDEX, name, Golden.bytes("index-piece-sealed"));
    assertThat(IndexPiece.parse(name, opened).size()).isEqualTo(3);
  }

  @Test
  void logRecords() throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (GcRecord gcRecord : Samples.logRecords()) {
      byte[] plain = GcRecordCodec.encode(gcRecord);
      assertThat(GcRecordCodec.decode("gc", plain)).isEqualTo(gcRecord);
      lines.writeBytes(plain);
      lines.write('\n');
    }
    Golden.assertUnchanged("log-records-plain", lines.toByteArray());
    ObjectName name = ObjectNames.logRecord(7);
    byte[] plain = GcRecordCodec.encode(Samples.logRecords().getLast());
    Golden.assertUnchanged("log-record-sealed", keys.seal(SealedKind.LOG, name, plain));
    byte[] opened = keys.open(SealedKind.LOG, name, Golden.bytes("log-record-sealed"));
    assertThat(GcRecordCodec.decode("gc", opened)).isEqualTo(Samples.logRecords().getLast());
  }
}
