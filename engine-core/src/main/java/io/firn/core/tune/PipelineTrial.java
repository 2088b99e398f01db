package io.firn.core.tune;

import io.firn.core.RepositoryException.Refused;
import io.firn.core.backup.BytesReader;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.KeyRing;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.pipeline.PipelineStatistics;
import io.firn.core.probe.ProbeClock;
import io.firn.core.progress.Progress;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Sends pieces through the pipeline as a backup does, into a storage that keeps nothing. */
final class PipelineTrial {

  /** Shorter runs measure the beginning of threads; short samples are sent several times. */
  private static final long LEAST_NANOS = 300_000_000;

  /** The just-in-time compiler and other programs disturb one pass, hardly all. */
  private static final int LEAST_PASSES = 2;

  private static final int MOST_PASSES = 20;

  private final KeyRing keys;
  private final PipelineSettings settings;
  private final ProbeClock clock;
  private final SecureRandom random;

  PipelineTrial(KeyRing keys, PipelineSettings settings, ProbeClock clock, SecureRandom random) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Runs until it lasted long enough, and gives the fastest pass: what slows one down is not of
   * this program.
   *
   * @throws Refused when the memory that backups may use does not suffice for such chunks
   */
  Trial run(List<Piece> pieces, Compression compression, int chunkSize) throws IOException {
    long begin = clock.nanos();
    Trial best = pass(pieces, compression, chunkSize);
    for (int i = 1; i < MOST_PASSES; i++) {
      if (i >= LEAST_PASSES && clock.nanos() - begin > LEAST_NANOS) {
        break;
      }
      Trial next = pass(pieces, compression, chunkSize);
      best = next.seconds() < best.seconds() ? next : best;
    }
    return best;
  }

  private Trial pass(List<Piece> pieces, Compression compression, int chunkSize)
      throws IOException {
    long processor = ProcessorTime.nanos();
    long begin = clock.nanos();
    try (ChunkPipeline pipeline =
        new ChunkPipeline(
            new DiscardingStorage(),
            keys,
            ChunkingParameters.around(chunkSize),
            new TrialIndex(),
            settings.withCompression(compression),
            random,
            new Progress())) {
      List<PendingStream> streams = new ArrayList<>();
      long raw = 0;
      for (Piece piece : pieces) {
        raw += piece.length();
        streams.add(
            pipeline.write(
                new BytesReader(piece.bytes().duplicate()), piece.cutting(), piece.length()));
      }
      for (PendingStream stream : streams) {
        stream.await();
      }
      pipeline.drain();
      double seconds = Math.max(1, clock.nanos() - begin) / 1e9;
      double processorSeconds = (ProcessorTime.nanos() - processor) / 1e9;
      PipelineStatistics done = pipeline.statistics();
      return new Trial(
          compression,
          chunkSize,
          raw,
          done.newBytes(),
          done.newChunks(),
          done.segmentBytes(),
          seconds,
          processorSeconds);
    }
  }
}
