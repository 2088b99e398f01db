package io.firn.bench.limit;

import com.sun.management.OperatingSystemMXBean;
import io.firn.api.storage.Storage;
import io.firn.bench.pipeline.NewToEverything;
import io.firn.bench.pipeline.SourceFile;
import io.firn.bench.place.Place;
import io.firn.bench.place.StorageKind;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.progress.Progress;
import io.firn.core.storage.StorageMeter;
import io.firn.core.tune.DiscardingStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** The pipeline and its bare primitives in turns, over the same bytes on the same processor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(1)
public class LimitBenchmark {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** How often the pipeline stores the file in a turn. */
  private static final int PASSES = 4;

  private static final long WARM_UP = 1L << 30;

  /** Streams whose names may be outstanding: of small files a page has a hundred. */
  private static final int STREAMS = 4096;

  private final SecureRandom random = new SecureRandom();
  private RepositoryKeys keys;
  private SourceFile source;
  private Place place;
  private Storage storage;
  private Primitives primitives;
  private long target;

  /** Binds the process to one processor and makes the source. */
  @Setup
  public void open(LimitSetting setting)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (!Affinity.bind()) {
      System.out.println("# not bound to one processor: there is no taskset");
    }
    try (MasterKey master = MasterKey.random(random)) {
      keys = new RepositoryKeys(master, RandomId.next(random), random);
    }
    source = new SourceFile(setting.data, LimitSetting.LENGTH);
    place = Place.open(setting.storage, 0);
    storage =
        setting.storage == StorageKind.MEMORY
            ? new DiscardingStorage()
            : place.storage(setting.pipeline().uploads(), new StorageMeter());
    primitives = new Primitives(setting, source, keys);
  }

  /** Less for warming up. */
  @Setup(Level.Iteration)
  public void choose(LimitSetting setting, IterationParams iteration) {
    boolean warmUp = iteration.getType() == IterationType.WARMUP;
    target = warmUp ? Math.min(WARM_UP, setting.bytes) : setting.bytes;
  }

  /** Removes all of it. */
  @TearDown
  public void close() throws IOException {
    primitives.close();
    storage.close();
    place.close();
    source.close();
    keys.close();
  }

  /** Turns, until there is enough. */
  @Benchmark
  public Object compare(LimitSetting setting) throws IOException, GeneralSecurityException {
    Distance distance = new Distance();
    long wall = 0;
    long stored = 0;
    try (ChunkPipeline pipeline =
        new ChunkPipeline(
            storage,
            keys,
            setting.chunking(),
            new NewToEverything(),
            setting.pipeline(),
            random,
            new Progress())) {
      while (stored < target && wall < TimeUnit.SECONDS.toNanos(setting.seconds)) {
        distance.addBare(primitives.run(), source.length());
        long clock = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        for (int pass = 0; pass < PASSES; pass++) {
          store(setting, pipeline);
        }
        pipeline.drain();
        distance.addPipeline(SYSTEM.getProcessCpuTime() - cpu, (long) PASSES * source.length());
        wall += System.nanoTime() - clock;
        stored += (long) PASSES * source.length();
        place.clear();
      }
    }
    Distance.publish(distance);
    return distance;
  }

  private void store(LimitSetting setting, ChunkPipeline pipeline) throws IOException {
    Deque<PendingStream> streams = new ArrayDeque<>();
    int fileLength = setting.fileLength;
    for (int at = 0; at < source.length(); at += fileLength) {
      int length = Math.min(fileLength, source.length() - at);
      streams.add(pipeline.write(source.reader(at, length), setting.chunkKind.cutting(), length));
      if (streams.size() > STREAMS) {
        streams.remove().await();
      }
    }
    for (PendingStream stream : streams) {
      stream.await();
    }
  }
}
