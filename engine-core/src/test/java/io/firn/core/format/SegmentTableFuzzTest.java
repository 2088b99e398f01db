package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.crypto.TestKeys;
import io.firn.core.fuzz.FuzzTargetTest;
import java.nio.ByteBuffer;
import java.util.List;

/** What was accepted as a table is written back as the same bytes. */
public final class SegmentTableFuzzTest extends FuzzTargetTest {

  private static final int TABLE_AT = 1 << 20;

  @Override
  protected void read(byte[] input) throws Exception {
    SegmentTable table = SegmentTableCodec.read(ByteBuffer.wrap(input), TABLE_AT);
    ByteBuffer again = ByteBuffer.allocate(SegmentTableCodec.size(table));
    SegmentTableCodec.write(table, again);
    assertThat(again.array()).isEqualTo(input);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(
        plain(Samples.table(TestKeys.keys(), 85, 128)), plain(new SegmentTable(List.of())));
  }

  private static byte[] plain(SegmentTable table) {
    ByteBuffer bytes = ByteBuffer.allocate(SegmentTableCodec.size(table));
    SegmentTableCodec.write(table, bytes);
    return bytes.array();
  }
}
