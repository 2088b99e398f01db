package io.firn.bench;

import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole run over 256 MiB that are all new, into a storage that takes everything. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class PipelineBenchmark {

  private static final int LENGTH = 256 << 20;

  /** What is stored. */
  @Param SampleData data;

  /** Bytes of a file: one large one, or the mean file of a system's folders. */
  @Param({"268435456", "36864"})
  int fileLength;

  private final SecureRandom random = new SecureRandom();
  private ByteBuffer content;

  /** Makes the content. */
  @Setup
  public void fill() {
    content = ByteBuffer.allocateDirect(LENGTH).put(data.bytes(LENGTH, 7)).flip();
  }

  /** From the reader to the run's index. */
  @Benchmark
  public long store() throws IOException {
    try (MasterKey master = MasterKey.random(random);
        RepositoryKeys keys = new RepositoryKeys(master, RandomId.next(random), random);
        ChunkPipeline pipeline =
            new ChunkPipeline(
                new DiscardingStorage(),
                keys,
                ChunkingParameters.DEFAULT,
                new ClaimingIndex(),
                PipelineSettings.defaults(),
                random,
                new Progress())) {
      List<PendingStream> streams = new ArrayList<>();
      for (int at = 0; at < LENGTH; at += fileLength) {
        ByteBuffer file = content.slice(at, Math.min(fileLength, LENGTH - at));
        streams.add(
            pipeline.write(new BufferReader(file), Cutting.CONTENT_DEFINED, file.capacity()));
      }
      for (PendingStream stream : streams) {
        stream.await();
      }
      pipeline.drain();
      return pipeline.statistics().segmentBytes();
    }
  }
}
