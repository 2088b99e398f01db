package io.firn.core.restore;

import io.firn.core.chunk.ChunkId;
import io.firn.core.index.ChunkLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/**
 * From the pieces of a full window to its requests, the pieces in the order of the files and
 * scattered over 1,000 segments. In this package because plans are its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ReadPlanBenchmark {

  private static final int SEGMENTS = 1000;
  private static final int BLOCK = 400_000;

  /** Bytes of a piece: a small file of which a block holds many, or a block alone. */
  @Param({"5000", "1048576"})
  int length;

  private final List<Piece> pieces = new ArrayList<>();
  private final RestoreSettings settings = RestoreSettings.defaults();

  /** Makes the pieces. */
  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(7);
    int inBlock = Math.max(1, (1 << 20) / length);
    for (int i = 0; i < settings.windowPieces(); i++) {
      int block = random.nextInt(80);
      int place = random.nextInt(inBlock) * length;
      ChunkLocation location =
          new ChunkLocation(random.nextInt(SEGMENTS), 32 + block * BLOCK, BLOCK, place, length);
      pieces.add(new Piece(null, 0, new ChunkId(i, 0, 0, 0), length, location));
    }
  }

  /** Sorts a copy, groups it into blocks and these into requests. */
  @Benchmark
  public int plan() {
    return ReadPlan.of(new ArrayList<>(pieces), settings.largestRequest(), settings.largestGap())
        .size();
  }
}
