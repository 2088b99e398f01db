package io.firn.bench.auto;

import com.sun.management.OperatingSystemMXBean;
import io.firn.core.backup.BytesReader;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Progress;
import io.firn.core.tune.TrialIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one run of the pipeline took.
 *
 * @param rate of the storage, in millions of bytes a second
 * @param seconds of wall time
 * @param processor seconds of all threads of the process
 * @param raw bytes read
 * @param stored bytes that the storage was given
 */
record Run(
    long rate, Compression compression, double seconds, double processor, long raw, long stored) {

  static Run of(Sources sources, long rate, Compression compression) throws IOException {
    SecureRandom random = new SecureRandom();
    long processor = processorNanos();
    long start = System.nanoTime();
    try (ThrottledStorage storage = new ThrottledStorage(rate * 1_000_000);
        MasterKey master = MasterKey.random(random);
        RepositoryKeys keys = new RepositoryKeys(master, RandomId.next(random), random);
        ChunkPipeline pipeline =
            new ChunkPipeline(
                storage,
                keys,
                ChunkingParameters.DEFAULT,
                new TrialIndex(),
                PipelineSettings.defaults().withCompression(compression),
                random,
                new Progress())) {
      List<PendingStream> streams = new ArrayList<>();
      for (ByteBuffer file : sources.files()) {
        streams.add(
            pipeline.write(
                new BytesReader(file.duplicate()), Cutting.CONTENT_DEFINED, file.remaining()));
      }
      for (PendingStream stream : streams) {
        stream.await();
      }
      pipeline.drain();
      return new Run(
          rate,
          compression,
          (System.nanoTime() - start) / 1e9,
          (processorNanos() - processor) / 1e9,
          sources.bytes(),
          pipeline.statistics().segmentBytes());
    }
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%d\t%s\t%.3f\t%.3f\t%d\t%d",
        rate,
        compression,
        seconds,
        processor,
        raw,
        stored);
  }

  static Run parse(String line) {
    String[] fields = line.split("\t", -1);
    return new Run(
        Long.parseLong(fields[0]),
        Compression.valueOf(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Long.parseLong(fields[4]),
        Long.parseLong(fields[5]));
  }
}
