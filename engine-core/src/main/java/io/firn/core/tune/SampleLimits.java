package io.firn.core.tune;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much of the sources is looked at.
 *
 * @param bytes of content that are kept, at least one piece
 * @param walking time to walk trees; what it does not reach is left out
 * @param reading time to read what was drawn
 * @param seed of the lots
 */
public record SampleLimits(long bytes, Duration walking, Duration reading, long seed) {

  public SampleLimits {
    requireNonNull(walking, "walking");
    requireNonNull(reading, "reading");
    if (bytes < DataSampler.PIECE) {
      throw new IllegalArgumentException("a sample of " + bytes + " bytes");
    }
  }
}
