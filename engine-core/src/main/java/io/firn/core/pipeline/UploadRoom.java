package io.firn.core.pipeline;

import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkingParameters;

/** How many uploads the memory of a backup has room for, for those who advise on settings. */
public final class UploadRoom {

  private UploadRoom() {}

  /**
   * Full segments that can be held besides the one that is being filled; more than {@code uploads}
   * of the settings are never sent.
   *
   * @return 0 when these settings are refused, or have room for the one segment only
   */
  public static int of(PipelineSettings settings, ChunkingParameters parameters) {
    try {
      MemoryPlan plan = MemoryPlan.of(settings, parameters);
      int slabsOfSegment = Math.ceilDiv(settings.maxSegmentSize(), plan.sourcePageSize());
      return Math.min(settings.uploads(), plan.slabs() / slabsOfSegment - 1);
    } catch (Refused e) {
      return 0;
    }
  }
}
