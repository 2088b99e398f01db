package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** What was understood of a log record survives being written again. */
public final class GcRecordFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    GcRecord gcRecord = GcRecordCodec.decode("a record", input);
    byte[] again = GcRecordCodec.encode(gcRecord);
    assertThat(GcRecordCodec.decode("again", again)).isEqualTo(gcRecord);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return Samples.logRecords().stream().map(GcRecordCodec::encode).toList();
  }
}
