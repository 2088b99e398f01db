package io.firn.core.browse;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.content.SnapshotContent;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import io.firn.core.tree.TypedPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * {@code firn dump}: writes one file, disk or document of a snapshot, from its start to its end.
 */
public final class Dump {

  private static final int BUFFER = 1 << 20;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(BUFFER).asReadOnlyBuffer();

  private final ChunkReader chunks;
  private final ReadAhead ahead;

  /**
   * @param ahead as the reader of chunks was made with
   */
  public Dump(ChunkReader chunks, ReadAhead ahead) {
    this.chunks = chunks;
    this.ahead = ahead;
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
    SnapshotContent content = new SnapshotContent(chunks, root, ahead, _ -> {});
    try (ContentReader reader = content.open(0)) {
      write(reader, target);
    } catch (MediaException e) {
      throw content.failure().orElse(e);
    }
    return root.length();
  }

  private static void write(ContentReader reader, WritableByteChannel target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    while (true) {
      zeros(reader.skipHole(), target);
      if (reader.read(buffer.clear()) < 0) {
        return;
      }
      all(buffer.flip(), target);
    }
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
