package io.firn.core.backup;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.pipeline.Cutting;
import io.firn.core.read.SegmentScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Copies the chunks of segments that a collector is about to delete into new segments. All of their
 * chunks: which of them a snapshot needs is not known without walking it, and a segment that was
 * chosen for deletion and is needed again is rare.
 */
final class SegmentRescue {

  private final ReferenceTracker tracker;
  private final ContentWriter content;
  private final SegmentScan scan;

  SegmentRescue(ReferenceTracker tracker, ContentWriter content, SegmentScan scan) {
    this.tracker = tracker;
    this.content = content;
    this.scan = scan;
  }

  /** Stores the chunks again; from now on the run needs the new segments instead of these. */
  void copy(Set<SegmentId> dying) throws IOException {
    for (SegmentRef segment : tracker.forget(dying)) {
      scan.scan(segment.id(), segment.size(), this::store);
    }
  }

  private void store(Lane lane, ChunkId id, ByteBuffer bytes) throws IOException {
    if (lane == Lane.DATA) {
      content.write(new BytesReader(bytes), Cutting.WHOLE, bytes.remaining()).await();
    } else {
      content.writeChunk(bytes, lane).await();
    }
  }
}
