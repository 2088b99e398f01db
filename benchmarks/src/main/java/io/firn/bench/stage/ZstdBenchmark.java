package io.firn.bench.stage;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One block of 1 MiB: operations a second are mebibytes a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ZstdBenchmark {

  private static final int LENGTH = 1 << 20;

  /** What is compressed. */
  @Param SampleData data;

  /** The levels behind the words of the command line, and zstd's own default. */
  @Param({"1", "2", "3", "7", "19"})
  int level;

  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
  private final byte[] rawArray = new byte[LENGTH];
  private final byte[] encodedArray = new byte[(int) Zstd.compressBound(LENGTH)];
  private final byte[] decodedArray = new byte[LENGTH];
  private final ByteBuffer raw = ByteBuffer.allocateDirect(LENGTH);
  private final ByteBuffer encoded = ByteBuffer.allocateDirect(encodedArray.length);
  private final ByteBuffer decoded = ByteBuffer.allocateDirect(LENGTH);
  private int encodedLength;

  /** Compresses once, for the other direction. */
  @Setup
  public void fill() {
    byte[] bytes = data.bytes(LENGTH, 7);
    raw.put(bytes).flip();
    System.arraycopy(bytes, 0, rawArray, 0, LENGTH);
    compressor.setLevel(level);
    compressArray();
    encodedLength = compress();
  }

  /** Frees the contexts. */
  @TearDown
  public void free() {
    compressor.close();
    decompressor.close();
  }

  /** With one context for all blocks, off the heap, as the pipeline does it. */
  @Benchmark
  public int compress() {
    return compressor.compressDirectByteBuffer(encoded, 0, encoded.capacity(), raw, 0, LENGTH);
  }

  /** The same from array to array. */
  @Benchmark
  public int compressArray() {
    return compressor.compressByteArray(encodedArray, 0, encodedArray.length, rawArray, 0, LENGTH);
  }

  /** What the self-check costs. */
  @Benchmark
  public int decompress() {
    return decompressor.decompressDirectByteBuffer(decoded, 0, LENGTH, encoded, 0, encodedLength);
  }

  /** The same from array to array. */
  @Benchmark
  public int decompressArray() {
    return decompressor.decompressByteArray(
        decodedArray, 0, LENGTH, encodedArray, 0, encodedLength);
  }
}
