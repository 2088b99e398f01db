package io.firn.core.backup;

import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes over content that the parent has: makes sure that every chunk of it is still in the index,
 * and notes the segments. A file of one chunk, as most are, costs one look-up; a larger one has its
 * list nodes read.
 */
final class ContentReferences {

  private final ReferenceTracker tracker;
  private final ChunkReader chunks;

  ContentReferences(ReferenceTracker tracker, ChunkReader chunks) {
    this.tracker = tracker;
    this.chunks = chunks;
  }

  /**
   * Notes that the snapshot needs this content.
   *
   * @return false when some of it is missing or damaged, so that it has to be read and stored again
   */
  boolean reference(StreamRoot content) throws IOException {
    if (content.level() == 0) {
      return content.id().isEmpty() || tracker.reference(content.id().get());
    }
    StreamReader pieces = new StreamReader(this::readList, content);
    try {
      for (ChunkRef piece = pieces.next(); piece != null; piece = pieces.next()) {
        if (!piece.isHole() && !tracker.reference(piece.id())) {
          return false;
        }
      }
      return true;
    } catch (RepositoryException.Damaged e) {
      return false;
    }
  }

  /** The snapshot needs the lists as much as what they name. */
  private ByteBuffer readList(ChunkId id) throws IOException {
    tracker.reference(id);
    return chunks.read(id);
  }
}
