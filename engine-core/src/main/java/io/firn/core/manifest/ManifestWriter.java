package io.firn.core.manifest;

import io.firn.core.format.Lane;
import io.firn.core.format.SegmentId;
import io.firn.core.index.SegmentSet;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamBuilder;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Stores the manifest of what a run needs so far. Used by one thread, with the pipeline drained.
 */
public final class ManifestWriter {

  /** Names of manifest segments that a snapshot may hold: 256 x 67 bytes of its 64 KiB. */
  public static final int MOST_SEGMENTS = 256;

  private final ReferenceTracker tracker;
  private final ContentWriter content;

  public ManifestWriter(ReferenceTracker tracker, ContentWriter content) {
    this.tracker = tracker;
    this.content = content;
  }

  /** Writes the manifest; when this returns it is stored, but not yet in an index piece. */
  public Manifest write() throws IOException {
    List<SegmentId> needed = tracker.contentSegments();
    Manifest manifest = write(needed);
    if (manifest.segments().size() > MOST_SEGMENTS) {
      // Its chunks are spread too far. Forget where they are, so that they are stored anew.
      tracker.quarantine(manifest.segments());
      manifest = write(needed);
    }
    return manifest;
  }

  private Manifest write(List<SegmentId> needed) throws IOException {
    SegmentSet segments = tracker.collectManifest();
    try {
      StreamBuilder list =
          new StreamBuilder(node -> content.writeChunk(node, Lane.MANIFEST).await());
      for (ByteBuffer chunk : ManifestCodec.cut(needed)) {
        int length = chunk.remaining();
        list.add(new ChunkRef(content.writeChunk(chunk, Lane.MANIFEST).await(), length));
      }
      StreamRoot root = list.finish();
      content.drain();
      return new Manifest(root, segments.toSortedIds(tracker));
    } finally {
      tracker.collectContent();
    }
  }
}
