package io.firn.core.tune;

import io.firn.api.media.BlockStream;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeStream;
import io.firn.core.probe.ProbeClock;
import java.util.List;

/**
 * Takes a sample of sources. Every piece of 4 MiB of everything that is found takes part in a
 * lottery, so large files have as large a share in the sample as in the sources; small files are
 * one piece each.
 */
final class DataSampler {

  /** The largest chunk of the largest mean length that is tried. */
  static final int PIECE = 4 << 20;

  private final SampleLimits limits;
  private final ProbeClock clock;

  DataSampler(SampleLimits limits, ProbeClock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Reads; each source has the same share of bytes and time, and so has each of its streams. */
  DataSample sample(List<Source> sources) throws MediaException {
    DataSample sample = new DataSample();
    boolean done = false;
    try {
      for (Source source : sources) {
        try (source) {
          List<SourceStream> streams = source.streams();
          int shares = sources.size() * streams.size();
          for (SourceStream stream : streams) {
            read(stream, share(shares), sample);
          }
        }
      }
      done = true;
      return sample;
    } finally {
      if (!done) {
        sample.close();
      }
    }
  }

  private SampleLimits share(int parts) {
    return new SampleLimits(
        Math.max(PIECE, limits.bytes() / parts),
        limits.walking().dividedBy(parts),
        limits.reading().dividedBy(parts),
        limits.seed());
  }

  private void read(SourceStream stream, SampleLimits share, DataSample target)
      throws MediaException {
    switch (stream) {
      case TreeStream tree -> new TreeSampler(share, clock, target).sample(tree);
      case BlockStream block -> new BlockSampler(share, clock, target).sample(block);
    }
  }
}
