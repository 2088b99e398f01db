package io.firn.bench.stage;

import io.firn.bench.SampleData;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.crypto.CryptoProvider;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Names 16 MiB of chunks, each of them off the heap. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class IdBenchmark {

  private static final int TOTAL = 16 << 20;

  /** Bytes of a chunk. */
  @Param({"4096", "36864", "1048576"})
  int length;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(TOTAL);
  private RepositoryKeys keys;
  private ChunkHasher hasher;

  /** Fills the buffer, and waits for the native library. */
  @Setup
  public void fill() {
    bytes.put(SampleData.RANDOM.bytes(TOTAL, 7)).flip();
    CryptoProvider.bulk();
    SecureRandom random = new SecureRandom();
    try (MasterKey master = MasterKey.random(random)) {
      keys = new RepositoryKeys(master, RandomId.next(random), random);
    }
    hasher = keys.newChunkHasher();
  }

  /** Forgets the keys. */
  @TearDown
  public void close() {
    keys.close();
  }

  /** All of them. */
  @Benchmark
  public long name() {
    long sum = 0;
    for (int at = 0; at + length <= TOTAL; at += length) {
      sum += hasher.hash(bytes.slice(at, length)).w0();
    }
    return sum;
  }
}
