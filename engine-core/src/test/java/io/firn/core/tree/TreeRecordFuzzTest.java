package io.firn.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;
import java.util.Random;

/** Any bytes are either damage or records, and what was understood survives being written again. */
public final class TreeRecordFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    List<TreeRecord> records = TreeRecordCodecTest.decode(input);
    // A flag may be missing where it could be set, so the first writing may differ from the input.
    byte[] written = TreeRecordCodecTest.encode(records);
    assertThat(TreeRecordCodecTest.encode(TreeRecordCodecTest.decode(written))).isEqualTo(written);
  }

  @Override
  protected List<byte[]> seeds() {
    return List.of(
        TreeRecordCodecTest.encode(new RandomRecords(new Random(1)).list(3)),
        TreeRecordCodecTest.encode(new RandomRecords(new Random(2)).list(40)));
  }
}
