package io.firn.core.tree;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.format.Lane;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.pipeline.PendingChunk;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamBuilder;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stores the records of a tree as a stream of small chunks, whose list nodes hold the first path of
 * each child. Memory: the open chunk, some chunks on their way, one open list node a level. Used by
 * one thread.
 */
public final class TreeWriter {

  /** Chunks given to the pipeline whose ids were not asked for yet. */
  private static final int IN_FLIGHT = 16;

  private final ContentWriter content;
  private final StreamBuilder list;
  private final Deque<Written> written = new ArrayDeque<>();
  private final TreeRecordEncoder open = new TreeRecordEncoder();
  private TreePath first;
  private TreePath last;

  public TreeWriter(ContentWriter content) {
    this.content = content;
    this.list = StreamBuilder.withPaths(node -> content.writeChunk(node, Lane.METADATA).await());
  }

  /** Tells whether an entry is small enough; one with a MiB of extended attributes is not. */
  public static boolean takes(FileAttributes attributes) {
    return TreeRecordEncoder.most(attributes) <= TreeCut.LARGEST;
  }

  /**
   * Adds the next record.
   *
   * @throws IllegalArgumentException when its path is not beyond the one before, or its attributes
   *     contradict each other
   * @throws Refused when it is longer than {@link #takes} allows; the tree can go on without it
   */
  public void add(TreeRecord record) throws IOException {
    TreePath path = record.attributes().path();
    if (last != null && last.compareTo(path) >= 0) {
      throw new IllegalArgumentException(path + " is given after " + last);
    }
    int before = open.length();
    open.append(record);
    if (open.length() > TreeCut.MOST && before > 0) {
      // It is written again as the first of its chunk, with its whole path.
      written.add(write(open.bytes().limit(before)));
      open.clear();
      open.append(record);
      before = 0;
    }
    if (open.length() > TreeCut.LARGEST) {
      open.clear();
      throw new Refused(path + " has more than 1 MiB of extended attributes");
    }
    if (before == 0) {
      first = path;
    }
    last = path;
    if (TreeCut.isDue(open.length(), path)) {
      cut();
    }
    settle(IN_FLIGHT);
  }

  /**
   * The root of a tree of all records so far; the tree can go on. Cuts here, so a checkpoint leaves
   * one short chunk in the finished tree.
   */
  public StreamRoot checkpoint() throws IOException {
    cut();
    settle(0);
    return list.rootSoFar();
  }

  /** Ends the tree. */
  public StreamRoot finish() throws IOException {
    cut();
    settle(0);
    return list.finish();
  }

  private void cut() throws IOException {
    if (open.length() > 0) {
      written.add(write(open.bytes()));
      open.clear();
    }
  }

  private Written write(ByteBuffer records) throws IOException {
    int length = records.remaining();
    return new Written(content.writeChunk(records, Lane.METADATA), length, first);
  }

  private void settle(int most) throws IOException {
    while (written.size() > most) {
      Written chunk = written.removeFirst();
      list.add(new ChunkRef(chunk.pending().await(), chunk.length()), chunk.first().bytes());
    }
  }

  private record Written(PendingChunk pending, int length, TreePath first) {}
}
