package io.firn.core.manifest;

import io.firn.core.format.SegmentId;
import io.firn.core.stream.StreamRoot;
import java.util.List;

/**
 * A manifest that was written.
 *
 * @param root of the sorted names of the segments that the content needs
 * @param segments those that hold the manifest's own chunks, sorted; at most {@link
 *     ManifestWriter#MOST_SEGMENTS}
 */
public record Manifest(StreamRoot root, List<SegmentId> segments) {

  public Manifest {
    segments = List.copyOf(segments);
  }
}
