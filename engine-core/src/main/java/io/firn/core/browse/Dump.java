package io.firn.core.browse;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkId;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import io.firn.core.tree.TypedPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * {@code firn dump}: writes one file, disk or document of a snapshot, from its start to its end.
 */
public final class Dump {

  /** Chunks announced to the reader ahead of the one that is written: some 16 MiB of a disk. */
  private static final int AHEAD = 16;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

  private final ChunkReader chunks;

  public Dump(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /**
   * Writes the content that goes by this name: a disk, a document, or the path of a regular file.
   *
   * @return bytes written
   * @throws NoSuchSnapshot when the snapshot has nothing of this name
   * @throws Refused when it is a directory, a link or a device
   */
  public long write(Snapshot snapshot, String name, WritableByteChannel target) throws IOException {
    return write(find(snapshot, name), target);
  }

  private StreamRoot find(Snapshot snapshot, String name) throws IOException {
    SnapshotDocument document = snapshot.document();
    for (SnapshotDocument.Stream disk : Streams.blocks(snapshot)) {
      if (disk.answersTo(name)) {
        return disk.root();
      }
    }
    for (SnapshotDocument.Document text : document.documents()) {
      if (TypedPath.of(name).means(text.name())) {
        return text.root();
      }
    }
    return content(snapshot, name);
  }

  private StreamRoot content(Snapshot snapshot, String name) throws IOException {
    for (TreePath path : TypedPath.of(name).inTree()) {
      for (TreeReader tree : Streams.trees(snapshot, chunks)) {
        Optional<TreeRecord> record = tree.find(path);
        if (record.isPresent()) {
          return content(tree, name, record.get());
        }
      }
    }
    throw new NoSuchSnapshot(
        "snapshot %s has no '%s'; see: firn ls %s"
            .formatted(snapshot.id().substring(0, 8), name, snapshot.id().substring(0, 8)));
  }

  private static StreamRoot content(TreeReader tree, String name, TreeRecord record)
      throws IOException {
    FileAttributes attributes = record.attributes();
    if (attributes.type() != FileType.FILE) {
      throw new Refused("'%s' is no regular file; use: firn restore".formatted(name));
    }
    if (attributes.hardLinkTo().isEmpty()) {
      return record.content();
    }
    return tree.find(attributes.hardLinkTo().get())
        .map(TreeRecord::content)
        .orElseThrow(() -> new NoSuchSnapshot("the first link to '" + name + "' is missing"));
  }

  private long write(StreamRoot root, WritableByteChannel target) throws IOException {
    StreamReader pieces = new StreamReader(chunks, root);
    Deque<ChunkRef> ahead = new ArrayDeque<>();
    fill(pieces, ahead);
    while (!ahead.isEmpty()) {
      ChunkRef piece = ahead.poll();
      if (ahead.size() < AHEAD / 2) {
        fill(pieces, ahead);
      }
      if (piece.isHole()) {
        zeros(piece.length(), target);
      } else {
        all(chunks.read(piece.id()), target);
      }
    }
    return root.length();
  }

  private void fill(StreamReader pieces, Deque<ChunkRef> ahead) throws IOException {
    List<ChunkId> soon = new ArrayList<>();
    while (ahead.size() < AHEAD) {
      ChunkRef piece = pieces.next();
      if (piece == null) {
        break;
      }
      ahead.add(piece);
      if (!piece.isHole()) {
        soon.add(piece.id());
      }
    }
    chunks.prefetch(soon);
  }

  private static void zeros(long length, WritableByteChannel target) throws IOException {
    for (long left = length; left > 0; ) {
      ByteBuffer part = ZEROS.duplicate();
      part.limit((int) Math.min(left, part.capacity()));
      left -= part.remaining();
      all(part, target);
    }
  }

  private static void all(ByteBuffer bytes, WritableByteChannel target) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }
}
