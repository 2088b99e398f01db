package io.firn.core.pipeline;

import io.firn.bench.SampleData;
import java.nio.ByteBuffer;
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

/** Whether a block of 1 MiB is worth compressing. In this package because the probe is its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ProbeBenchmark {

  private static final int LENGTH = 1 << 20;

  /** Another block each time, so that it comes from memory as it does in a backup. */
  private static final int BLOCKS = 64;

  /** What is looked at. */
  @Param SampleData data;

  private final CompressibilityProbe probe = new CompressibilityProbe();
  private final ByteBuffer blocks = ByteBuffer.allocateDirect(LENGTH * BLOCKS);
  private int next;

  /** Fills the blocks. */
  @Setup
  public void fill() {
    blocks.put(data.bytes(LENGTH * BLOCKS, 7)).flip();
  }

  /** One block. */
  @Benchmark
  public boolean looksRandom() {
    next = (next + 1) % BLOCKS;
    return probe.looksRandom(blocks.slice(next * LENGTH, LENGTH));
  }
}
