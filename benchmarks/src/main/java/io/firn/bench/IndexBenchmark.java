package io.firn.bench;

import io.firn.core.chunk.ChunkId;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Look-ups of random chunks in an index of seven tables. Give {@code -p entries=100000000} for the
 * index of 100 TiB, which takes 4 GB of disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class IndexBenchmark {

  @Param({"10000", "100000", "1000000", "10000000"})
  public long entries;

  private Path folder;
  private SyntheticIndex synthetic;
  private RepositoryIndex index;
  private long next;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = Files.createTempDirectory("firn-bench-");
    synthetic = new SyntheticIndex(entries, folder.resolve("cache"));
    index = synthetic.open();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    index.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private long random() {
    next += 0x9e3779b97f4a7c15L;
    long mixed = (next ^ (next >>> 30)) * 0xbf58476d1ce4e5b9L;
    return (mixed ^ (mixed >>> 27)) >>> 1;
  }

  @Benchmark
  public ChunkLocation findKnown() throws IOException {
    ChunkLocation found = index.find(synthetic.known(random()));
    if (found == null) {
      throw new IllegalStateException("a known chunk was not found");
    }
    return found;
  }

  @Benchmark
  public ChunkLocation findUnknown() throws IOException {
    return index.find(SyntheticIndex.unknown(random()));
  }

  @Benchmark
  public int claimKnown() throws IOException {
    ChunkId id = synthetic.known(random());
    return index.claim(id);
  }
}
