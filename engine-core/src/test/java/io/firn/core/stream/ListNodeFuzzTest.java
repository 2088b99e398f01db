package io.firn.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.format.Golden;
import io.firn.core.fuzz.FuzzTargetTest;
import java.nio.ByteBuffer;
import java.util.List;

/** What was accepted as a list node is written back as the same bytes. */
public final class ListNodeFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    ListNode node = ListNodeCodec.read(ByteBuffer.wrap(input));
    assertThat(ListNodeCodec.write(node)).isEqualTo(ByteBuffer.wrap(input));
  }

  @Override
  protected List<byte[]> seeds() {
    return List.of(Golden.bytes("list-node"), Golden.bytes("list-node-paths"));
  }
}
