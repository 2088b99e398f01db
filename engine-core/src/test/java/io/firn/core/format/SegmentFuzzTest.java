package io.firn.core.format;

import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.TestKeys;
import io.firn.core.fuzz.FuzzTargetTest;
import java.nio.ByteBuffer;
import java.util.List;

/** Header, footer and envelope of a segment whose name fits its bytes. */
public final class SegmentFuzzTest extends FuzzTargetTest {

  private final KeyRing keys = TestKeys.keys();

  @Override
  protected void read(byte[] input) throws Exception {
    ByteBuffer whole = ByteBuffer.wrap(input);
    new SegmentParser(keys).parse(Samples.id(whole), whole);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(Golden.bytes("segment"));
  }
}
