package io.firn.core.tree;

import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A cursor over the records of a stored tree in ascending order of their paths. It holds one chunk
 * and one list node a level, however many records there are. Used by one thread.
 */
public final class TreeReader {

  /** Chunks announced to the chunk reader at once: some 2 MiB of records. */
  private static final int WINDOW = 32;

  private final ChunkReader chunks;
  private final StreamReader stream;

  /** Chunks of records that come next, announced and not read yet. */
  private final Deque<ChunkId> soon = new ArrayDeque<>();

  /** Whether a chunk was read since the beginning or the last {@code seek}. */
  private boolean inOrder;

  private TreeRecordDecoder records;
  private TreeRecord ahead;
  private TreePath last;

  /** A cursor before the first record. Nothing is read yet. */
  public TreeReader(ChunkReader chunks, StreamRoot root) {
    this.chunks = chunks;
    this.stream = new StreamReader(chunks, root);
  }

  /**
   * The next record, or null at the end.
   *
   * @throws Damaged when a chunk is missing or is not what it should be. To go on is possible: the
   *     next call passes over what could not be read
   */
  public TreeRecord next() throws IOException {
    if (ahead != null) {
      TreeRecord record = ahead;
      ahead = null;
      return record;
    }
    while (records == null || !records.hasNext()) {
      ChunkId chunk = nextChunk();
      if (chunk == null) {
        return null;
      }
      records = null;
      inOrder = true;
      records = new TreeRecordDecoder(chunks.read(chunk), chunk.toString());
    }
    TreeRecordDecoder chunk = records;
    records = null;
    TreeRecord record = chunk.next();
    records = chunk;
    TreePath path = record.attributes().path();
    if (last != null && last.compareTo(path) >= 0) {
      throw new Damaged("records of a tree are out of order at " + path, null);
    }
    last = path;
    return record;
  }

  /** Moves, in either direction, before the first record that is not below {@code path}. */
  public void seek(TreePath path) throws IOException {
    soon.clear();
    inOrder = false;
    records = null;
    ahead = null;
    last = null;
    stream.seekPath(path.bytes(), TreeReader::compare);
    TreeRecord record = next();
    while (record != null && record.attributes().path().compareTo(path) < 0) {
      record = next();
    }
    ahead = record;
  }

  /** Moves before the first record beyond {@code path}. */
  public void seekAfter(TreePath path) throws IOException {
    seek(path);
    if (ahead != null && ahead.attributes().path().equals(path)) {
      ahead = null;
    }
  }

  /**
   * The record of this path; the cursor stands behind it afterwards. Reads the nodes on the way and
   * one chunk: three objects for ten million records.
   */
  public Optional<TreeRecord> find(TreePath path) throws IOException {
    seek(path);
    if (ahead == null || !ahead.attributes().path().equals(path)) {
      return Optional.empty();
    }
    return Optional.of(next());
  }

  /** The next chunk; who goes on from one chunk to the next will want those that follow, too. */
  private ChunkId nextChunk() throws IOException {
    if (soon.isEmpty()) {
      int most = inOrder ? WINDOW : 1;
      for (ChunkRef ref = null; soon.size() < most; soon.add(ref.id())) {
        ref = stream.next();
        if (ref == null) {
          break;
        }
        if (ref.isHole()) {
          throw new Damaged("a tree of files has a hole", null);
        }
      }
      if (most > 1) {
        chunks.prefetch(List.copyOf(soon));
      }
    }
    return soon.pollFirst();
  }

  private static int compare(byte[] one, byte[] other) {
    return TreePath.of(one).compareTo(TreePath.of(other));
  }
}
