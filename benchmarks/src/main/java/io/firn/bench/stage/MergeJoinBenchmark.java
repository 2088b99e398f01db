package io.firn.bench.stage;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.Lane;
import io.firn.core.pipeline.ContentWriter;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingChunk;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.ParentTree;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import io.firn.core.tree.TreeWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The records of a tree in which nothing changed, against those of the walk: what a backup does for
 * each file that it does not open, without the walk itself, storage, compression and seal.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MergeJoinBenchmark {

  private static final int IN_DIRECTORY = 100;

  /** Files, a hundred in each directory. */
  @Param({"10000", "100000"})
  int files;

  private final HeapChunks chunks = new HeapChunks();
  private StreamRoot root;

  /** Writes the parent's tree. */
  @Setup
  public void write() throws IOException {
    TreeWriter writer = new TreeWriter(chunks);
    for (int i = 0; i < files; i++) {
      ChunkId id = new ChunkId(i * 0x9e3779b97f4a7c15L, i, 0, 0);
      writer.add(new TreeRecord(attributes(i), new StreamRoot(0, Optional.of(id), 5000)));
    }
    root = writer.finish();
  }

  /** Reads the parent while the walk goes on, and carries every record over. */
  @Benchmark
  public StreamRoot join() throws IOException {
    ParentTree parent = new ParentTree(List.of(new TreeReader(chunks, root)));
    TreeWriter writer = new TreeWriter(new HeapChunks());
    for (int i = 0; i < files; i++) {
      FileAttributes now = attributes(i);
      TreeRecord before = parent.find(now.path()).orElseThrow();
      writer.add(new TreeRecord(now, before.content()));
    }
    return writer.finish();
  }

  private static FileAttributes attributes(int number) {
    String path = "home/%05d/file-%02d.txt".formatted(number / IN_DIRECTORY, number % IN_DIRECTORY);
    Instant time = Instant.ofEpochSecond(1_700_000_000L + number);
    return new FileAttributes(
        TreePath.of(path),
        FileType.FILE,
        0644,
        1000,
        1000,
        "user",
        "users",
        time,
        time,
        number + 1L,
        1,
        1,
        5000,
        new byte[0],
        0,
        Optional.empty(),
        List.of());
  }

  /** Chunks in a map, named by their number. */
  private static final class HeapChunks implements ContentWriter, ChunkReader {

    private final Map<ChunkId, ByteBuffer> stored = new HashMap<>();

    @Override
    public PendingChunk writeChunk(ByteBuffer bytes, Lane lane) {
      ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
      ChunkId id = new ChunkId(stored.size(), 1, 2, 3);
      stored.put(id, copy.asReadOnlyBuffer());
      return () -> id;
    }

    @Override
    public ByteBuffer read(ChunkId id) {
      return stored.get(id).duplicate();
    }

    @Override
    public PendingStream write(ContentReader reader, Cutting cutting, long expectedLength) {
      throw new IllegalStateException("a tree has no content of its own");
    }

    @Override
    public void drain() {}
  }
}
