package io.firn.core.stream;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of list nodes as they were fixed. */
class ListNodeGoldenTest {

  private static final ChunkId FIRST = new ChunkId(0x0001020304050607L, 8, 9, 10);
  private static final ChunkId SECOND = new ChunkId(-1, -2, -3, -4);

  private static byte[] bytes(ListNode node) {
    ByteBuffer buffer = ListNodeCodec.write(node);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void chunksAndHoles() throws IOException {
    ListNode node =
        new ListNode(
            1,
            false,
            List.of(
                new ListEntry(FIRST, 1, null),
                new ListEntry(null, 1L << 40, null),
                new ListEntry(SECOND, 1 << 20, null)));
    Golden.assertUnchanged("list-node", bytes(node));
  }

  @Test
  void nodesWithPaths() throws IOException {
    ListNode node =
        new ListNode(
            2,
            true,
            List.of(
                new ListEntry(FIRST, 100_000, new byte[0]),
                new ListEntry(SECOND, 63, "usr/lib".getBytes(StandardCharsets.UTF_8))));
    Golden.assertUnchanged("list-node-paths", bytes(node));
  }
}
