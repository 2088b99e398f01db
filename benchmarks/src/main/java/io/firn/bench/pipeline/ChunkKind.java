package io.firn.bench.pipeline;

import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.Cutting;

/** How content is cut. */
public enum ChunkKind {
  /** Where the content says, between a quarter of the mean length and four times it. */
  FASTCDC(Cutting.CONTENT_DEFINED),
  /** At multiples of the length, as raw disks are. */
  FIXED(Cutting.ALIGNED);

  private final Cutting cutting;

  ChunkKind(Cutting cutting) {
    this.cutting = cutting;
  }

  /** What the pipeline is told. */
  public Cutting cutting() {
    return cutting;
  }

  /** Parameters of a repository with chunks of this mean length in bytes. */
  public ChunkingParameters parameters(int size) {
    int largest = Math.min(4 * size, ChunkingParameters.LARGEST);
    return switch (this) {
      case FASTCDC -> new ChunkingParameters(size / 4, size, largest, size, size / 2);
      case FIXED -> new ChunkingParameters(size / 4, size, size, size, size / 2);
    };
  }
}
