package io.firn.bench;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One block of 1 MiB: operations a second are mebibytes a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ZstdBenchmark {

  private static final int LENGTH = 1 << 20;

  /** What is compressed. */
  @Param SampleData data;

  /** The levels behind the words of the command line. */
  @Param({"1", "3", "7", "19"})
  int level;

  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
  private ByteBuffer raw;
  private ByteBuffer encoded;
  private ByteBuffer decoded;
  private int encodedLength;

  /** Compresses once, for the other direction. */
  @Setup
  public void fill() {
    raw = ByteBuffer.allocateDirect(LENGTH).put(data.bytes(LENGTH, 7)).flip();
    encoded = ByteBuffer.allocateDirect((int) Zstd.compressBound(LENGTH));
    decoded = ByteBuffer.allocateDirect(LENGTH);
    compressor.setLevel(level);
    encodedLength = compress();
  }

  /** Frees the contexts. */
  @TearDown
  public void free() {
    compressor.close();
    decompressor.close();
  }

  /** With one context for all blocks. */
  @Benchmark
  public int compress() {
    return compressor.compressDirectByteBuffer(encoded, 0, encoded.capacity(), raw, 0, LENGTH);
  }

  /** What the self-check costs. */
  @Benchmark
  public int decompress() {
    return decompressor.decompressDirectByteBuffer(decoded, 0, LENGTH, encoded, 0, encodedLength);
  }
}
