package io.firn.core.pipeline;

import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkingParameters;

/** How many uploads the memory of a backup has room for, for those who advise on settings. */
public final class UploadRoom {

  private UploadRoom() {}

  /**
   * Full segments that can be held besides the one that is being filled; at least one, as filling
   * waits for it, and at most {@code uploads} of the settings.
   *
   * @return 0 when these settings are refused
   */
  public static int of(PipelineSettings settings, ChunkingParameters parameters) {
    try {
      MemoryPlan plan = MemoryPlan.of(settings, parameters);
      int slabsOfSegment = Math.ceilDiv(settings.maxSegmentSize(), plan.sourcePageSize());
      return Math.clamp(plan.slabs() / slabsOfSegment - 1, 1, settings.uploads());
    } catch (Refused e) {
      return 0;
    }
  }
}
