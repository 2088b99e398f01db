package io.firn.core.stream;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of list nodes:
 *
 * <pre>
 * u8 0x4c | u8 level | u8 flags (bit 0: paths) | varint count
 * count times: varint (length &lt;&lt; 1 | hole) | 32 bytes id unless a hole | (varint n, n bytes of path)
 * </pre>
 *
 * <p>There is one encoding of a node: varints are as short as can be, and nothing follows.
 */
final class ListNodeCodec {

  private static final byte MAGIC = 0x4c;
  private static final int PATHS = 1;

  /** A varint of 63 bits. */
  private static final int LONGEST_VARINT = 9;

  private static final int LONGEST_HEADER = 3 + LONGEST_VARINT;

  private ListNodeCodec() {}

  /** Bytes that an entry takes at most. */
  static int size(ListEntry entry) {
    int path = entry.firstPath() == null ? 0 : LONGEST_VARINT + entry.firstPath().length;
    return LONGEST_VARINT + ChunkId.BYTES + path;
  }

  static ByteBuffer write(ListNode node) {
    int size = LONGEST_HEADER;
    for (ListEntry entry : node.entries()) {
      size += size(entry);
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.put(MAGIC).put((byte) node.level()).put((byte) (node.hasPaths() ? PATHS : 0));
    Varint.write(bytes, node.entries().size());
    for (ListEntry entry : node.entries()) {
      Varint.write(bytes, entry.length() << 1 | (entry.isHole() ? 1 : 0));
      if (!entry.isHole()) {
        entry.id().write(bytes);
      }
      if (node.hasPaths()) {
        Varint.write(bytes, entry.firstPath().length);
        bytes.put(entry.firstPath());
      }
    }
    return bytes.flip();
  }

  /**
   * Parses a whole chunk as a node.
   *
   * @throws Damaged when it is anything but what {@link #write} would have made
   */
  static ListNode read(ByteBuffer bytes) throws Damaged {
    check(bytes.remaining() >= 4 && bytes.get() == MAGIC, "is none");
    int level = bytes.get();
    check(level >= 1 && level <= ListNode.MOST_LEVELS, "has an impossible level");
    int flags = bytes.get();
    check((flags & ~PATHS) == 0, "has unknown flags");
    boolean hasPaths = flags == PATHS;
    long count = Varint.read(bytes);
    check(count >= 1 && count <= ListNode.MOST_ENTRIES, "has an impossible number of entries");
    List<ListEntry> entries = new ArrayList<>((int) count);
    long sum = 0;
    boolean afterHole = false;
    for (int i = 0; i < count; i++) {
      ListEntry entry = readEntry(bytes, hasPaths);
      check(!entry.isHole() || (level == 1 && !afterHole), "has a hole at the wrong place");
      afterHole = entry.isHole();
      sum += entry.length();
      check(sum > 0, "is too long");
      entries.add(entry);
    }
    check(!bytes.hasRemaining(), "goes on after its end");
    return new ListNode(level, hasPaths, entries);
  }

  private static ListEntry readEntry(ByteBuffer bytes, boolean hasPaths) throws Damaged {
    long lengthAndHole = Varint.read(bytes);
    boolean hole = (lengthAndHole & 1) != 0;
    long length = lengthAndHole >>> 1;
    check(length > 0, "has an empty entry");
    check(hole || bytes.remaining() >= ChunkId.BYTES, "is cut off");
    ChunkId id = hole ? null : ChunkId.read(bytes);
    byte[] path = null;
    if (hasPaths) {
      long n = Varint.read(bytes);
      check(n <= bytes.remaining(), "is cut off");
      path = new byte[(int) n];
      bytes.get(path);
    }
    return new ListEntry(id, length, path);
  }

  private static void check(boolean good, String otherwise) throws Damaged {
    if (!good) {
      throw new Damaged("a list node " + otherwise, null);
    }
  }
}
