package io.firn.core.stream;

import static java.util.Objects.requireNonNull;

import io.firn.core.chunk.ChunkId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the tree of lists of a stream. Holds at most one unfinished node of each level: some 100
 * KiB a level. Not safe for use by several threads.
 */
public final class StreamBuilder {

  /** Least entries of a node but the last of its level. */
  private static final int LEAST_ENTRIES = 128;

  /** A node is cut after an id with these low bits all 0: one of 512. */
  private static final long CUT_MASK = 511;

  /** With long first paths a node is cut earlier, so that it stays a metadata chunk. */
  private static final int MOST_BYTES = 256 << 10;

  private final NodeSink sink;
  private final boolean hasPaths;

  /** The unfinished node of level i + 1 is at place i. */
  private final List<Pending> levels = new ArrayList<>();

  private long hole;

  /** A stream whose lists say nothing of paths. */
  public StreamBuilder(NodeSink sink) {
    this(sink, false);
  }

  private StreamBuilder(NodeSink sink, boolean hasPaths) {
    this.sink = requireNonNull(sink, "sink");
    this.hasPaths = hasPaths;
  }

  /** A stream of records in path order; every chunk has to be added with its first path. */
  public static StreamBuilder withPaths(NodeSink sink) {
    return new StreamBuilder(sink, true);
  }

  /** Adds the next piece; neighbouring holes become one, empty ones are left out. */
  public void add(ChunkRef ref) throws IOException {
    if (hasPaths) {
      throw new IllegalStateException("each chunk of this stream needs its first path");
    }
    if (ref.isHole()) {
      hole += ref.length();
      return;
    }
    flushHole();
    append(0, new ListEntry(ref.id(), ref.length(), null));
  }

  /**
   * Adds the next chunk of records.
   *
   * @param firstPath path of its first record; not to be changed afterwards
   */
  public void add(ChunkRef ref, byte[] firstPath) throws IOException {
    if (!hasPaths || ref.isHole()) {
      throw new IllegalStateException("only chunks of records have a first path");
    }
    append(0, new ListEntry(ref.id(), ref.length(), requireNonNull(firstPath, "firstPath")));
  }

  /** Stores the last nodes and returns the root. The builder is of no use afterwards. */
  public StreamRoot finish() throws IOException {
    flushHole();
    for (int i = 0; i < levels.size(); i++) {
      List<ListEntry> entries = levels.get(i).entries;
      if (entries.size() == 1 && i + 1 == levels.size()) {
        ListEntry only = entries.getFirst();
        return new StreamRoot(i, Optional.ofNullable(only.id()), only.length());
      }
      if (!entries.isEmpty()) {
        flush(i);
      }
    }
    return StreamRoot.EMPTY;
  }

  /**
   * Stores the stream as it is so far, as {@link #finish} would, and leaves the builder as it was:
   * for checkpoints.
   */
  public StreamRoot rootSoFar() throws IOException {
    StreamBuilder copy = new StreamBuilder(sink, hasPaths);
    copy.hole = hole;
    levels.forEach(level -> copy.levels.add(new Pending(level)));
    return copy.finish();
  }

  private void flushHole() throws IOException {
    if (hole > 0) {
      long length = hole;
      hole = 0;
      append(0, new ListEntry(null, length, null));
    }
  }

  private void append(int place, ListEntry entry) throws IOException {
    if (place == levels.size()) {
      if (place == ListNode.MOST_LEVELS) {
        throw new IllegalStateException("no stream has so many chunks");
      }
      levels.add(new Pending());
    }
    Pending pending = levels.get(place);
    pending.entries.add(entry);
    pending.bytes += ListNodeCodec.size(entry);
    if (pending.isFull(entry.id())) {
      flush(place);
    }
  }

  private void flush(int place) throws IOException {
    Pending pending = levels.get(place);
    ListNode node = new ListNode(place + 1, hasPaths, pending.entries);
    ChunkId id = sink.store(ListNodeCodec.write(node));
    ListEntry parent = new ListEntry(id, node.length(), pending.entries.getFirst().firstPath());
    pending.clear();
    append(place + 1, parent);
  }

  private static final class Pending {
    private final List<ListEntry> entries;
    private int bytes;

    Pending() {
      entries = new ArrayList<>();
    }

    Pending(Pending other) {
      entries = new ArrayList<>(other.entries);
      bytes = other.bytes;
    }

    boolean isFull(ChunkId last) {
      int n = entries.size();
      boolean boundary = last != null && n >= LEAST_ENTRIES && (last.w3() & CUT_MASK) == 0;
      // Two entries at least, however long their paths: else the tree would have no top.
      return boundary || n == ListNode.MOST_ENTRIES || (n > 1 && bytes > MOST_BYTES);
    }

    void clear() {
      entries.clear();
      bytes = 0;
    }
  }
}
