package io.firn.core.manifest;

import io.firn.core.format.Lane;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamBuilder;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;

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
    Manifest manifest = attempt();
    if (manifest.segments().size() > MOST_SEGMENTS) {
      // Its chunks are spread too far. Forget where they are, so that they are stored anew.
      tracker.quarantine(manifest.segments());
      manifest = attempt();
    }
    return manifest;
  }

  private Manifest attempt() throws IOException {
    SegmentSet segments = tracker.collectManifest();
    try {
      StreamRoot root = store(tracker.contentSegments());
      content.drain();
      return new Manifest(root, segments.toSortedIds(tracker));
    } finally {
      tracker.collectContent();
    }
  }

  /** Walks the names and never holds them: a source of 1 PiB has 33 million. */
  private StreamRoot store(SortedSegments needed) throws IOException {
    StreamBuilder list = new StreamBuilder(node -> content.writeChunk(node, Lane.MANIFEST).await());
    ManifestCutter cutter = new ManifestCutter();
    while (needed.advance()) {
      if (!tracker.isForgotten(needed.id()) && cutter.add(needed.id())) {
        store(cutter.take(), list);
      }
    }
    if (cutter.hasMore()) {
      store(cutter.take(), list);
    }
    return list.finish();
  }

  private void store(ByteBuffer names, StreamBuilder list) throws IOException {
    int length = names.remaining();
    list.add(new ChunkRef(content.writeChunk(names, Lane.MANIFEST).await(), length));
  }
}
