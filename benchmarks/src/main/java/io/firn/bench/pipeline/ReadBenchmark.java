package io.firn.bench.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.api.storage.Storage;
import io.firn.bench.place.Place;
import io.firn.core.content.SnapshotContent;
import io.firn.core.read.RepositoryChunkReader;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.restore.RestoreSettings;
import io.firn.core.storage.StorageMeter;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A stream out of the storage, in order, every byte authenticated and compared with its name. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class ReadBenchmark {

  private final StorageMeter meter = new StorageMeter();
  private final HeapIndex index = new HeapIndex();
  private final Run run = new Run();
  private final ByteBuffer target = ByteBuffer.allocateDirect(1 << 20);
  private Place place;
  private Storage storage;
  private StreamRoot root;

  /** Stores what is read. */
  @Setup
  public void store(Setting setting) throws IOException {
    place = Place.open(setting.storage, setting.latency);
    storage = place.storage(setting.connections, meter);
    try (SourceFile source = new SourceFile(setting.data, setting.length)) {
      root = run.store(setting, source, storage, index);
    }
  }

  /** Removes all of it. */
  @TearDown
  public void close() throws IOException {
    storage.close();
    place.close();
    run.close();
  }

  /** The whole stream. */
  @Benchmark
  public long read(Setting setting) throws IOException {
    Cost.Running cost = Cost.begin(meter);
    RestoreSettings settings = setting.restore();
    RepositoryChunkReader chunks =
        new RepositoryChunkReader(
            new SegmentFetcher(storage), index, run.keys(), settings.inOrder());
    SnapshotContent content = new SnapshotContent(chunks, root, settings.inOrder(), given -> {});
    long length = 0;
    try (ContentReader reader = content.open(0)) {
      for (int n = reader.read(target); n >= 0; n = reader.read(target.clear())) {
        length += n + reader.skipHole();
      }
    }
    if (length != setting.length) {
      throw new IllegalStateException("read " + length + " bytes of " + setting.length);
    }
    cost.end(length, place.bytesInProcess());
    return length;
  }
}
