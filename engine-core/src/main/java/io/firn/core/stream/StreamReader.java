package io.firn.core.stream;

import static java.util.Objects.requireNonNull;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.read.ChunkReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Goes through the pieces of a stream in order, from the start or from a place that was sought.
 * Holds one list node of each level. Not safe for use by several threads.
 */
public final class StreamReader {

  private final ChunkReader chunks;
  private final StreamRoot root;

  /** The nodes from the root down to the current one; the current one is on top. */
  private final Deque<Cursor> path = new ArrayDeque<>();

  private boolean begun;

  /** Where the piece that {@link #next} gives next begins. */
  private long position;

  private long offset;

  /** Reads nothing yet. */
  public StreamReader(ChunkReader chunks, StreamRoot root) {
    this.chunks = requireNonNull(chunks, "chunks");
    this.root = requireNonNull(root, "root");
  }

  /**
   * The next piece of the stream.
   *
   * @return null at the end
   * @throws Damaged when a list is not what its parent says; names the chunk
   */
  public ChunkRef next() throws IOException {
    if (!begun) {
      begin();
      if (root.level() == 0 && root.length() > 0) {
        return take(root.id().orElse(null), root.length());
      }
    }
    while (!path.isEmpty()) {
      Cursor top = path.peek();
      if (top.place == top.node.entries().size()) {
        path.pop();
        continue;
      }
      ListEntry entry = top.node.entries().get(top.place++);
      if (top.node.level() == 1) {
        return take(entry.id(), entry.length());
      }
      path.push(new Cursor(load(entry.id(), top.node.level() - 1, entry.length())));
    }
    return null;
  }

  /** Where the piece that {@link #next} gave last begins in the stream. */
  public long offset() {
    return offset;
  }

  /** Makes {@link #next} give the piece that holds the byte at {@code target}, or null behind. */
  public void seek(long target) throws IOException {
    if (target < 0) {
      throw new IllegalArgumentException("no stream has a byte at " + target);
    }
    begin();
    if (root.level() == 0) {
      begun = target >= root.length();
      return;
    }
    while (!path.isEmpty()) {
      Cursor top = path.peek();
      skipTo(top, target);
      if (top.node.level() == 1 || top.place == top.node.entries().size()) {
        return;
      }
      ListEntry entry = top.node.entries().get(top.place++);
      path.push(new Cursor(load(entry.id(), top.node.level() - 1, entry.length())));
    }
  }

  private void skipTo(Cursor cursor, long target) {
    List<ListEntry> entries = cursor.node.entries();
    while (cursor.place < entries.size()
        && target - position >= entries.get(cursor.place).length()) {
      position += entries.get(cursor.place++).length();
    }
  }

  /**
   * Makes {@link #next} give the last chunk whose first path is not behind {@code target}: the only
   * one that can hold its record. The first one when all are behind. In a stream of one chunk,
   * which has no list and so no paths, that chunk.
   *
   * @param order of the records
   */
  public void seekPath(byte[] target, Comparator<byte[]> order) throws IOException {
    begin();
    begun = root.level() > 0;
    while (!path.isEmpty()) {
      Cursor top = path.peek();
      if (!top.node.hasPaths()) {
        throw new Damaged("a list of records says nothing of paths", null);
      }
      skipTo(top, target, order);
      if (top.node.level() == 1) {
        return;
      }
      ListEntry entry = top.node.entries().get(top.place++);
      path.push(new Cursor(load(entry.id(), top.node.level() - 1, entry.length())));
    }
  }

  private void skipTo(Cursor cursor, byte[] target, Comparator<byte[]> order) {
    List<ListEntry> entries = cursor.node.entries();
    int low = 0;
    int high = entries.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (order.compare(entries.get(middle).firstPath(), target) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    while (cursor.place < low) {
      position += entries.get(cursor.place++).length();
    }
  }

  private void begin() throws IOException {
    path.clear();
    begun = true;
    position = 0;
    if (root.level() > 0) {
      path.push(new Cursor(load(root.id().orElseThrow(), root.level(), root.length())));
    }
  }

  private ChunkRef take(ChunkId id, long length) {
    offset = position;
    position += length;
    return new ChunkRef(id, length);
  }

  private ListNode load(ChunkId id, int level, long length) throws IOException {
    ByteBuffer bytes = chunks.read(id);
    ListNode node;
    try {
      node = ListNodeCodec.read(bytes.slice());
    } catch (Damaged e) {
      throw new Damaged("chunk " + id + " is no list of a stream: " + e.getMessage(), e);
    }
    if (node.level() != level || node.length() != length) {
      throw new Damaged("chunk " + id + " is not the list that its parent says", null);
    }
    return node;
  }

  private static final class Cursor {
    private final ListNode node;
    private int place;

    Cursor(ListNode node) {
      this.node = node;
    }
  }
}
