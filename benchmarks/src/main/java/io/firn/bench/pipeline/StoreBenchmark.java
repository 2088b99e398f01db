package io.firn.bench.pipeline;

import io.firn.api.storage.Storage;
import io.firn.bench.place.Place;
import io.firn.bench.place.StorageKind;
import io.firn.core.storage.MeteredStorage;
import io.firn.core.storage.StorageMeter;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tune.DiscardingStorage;
import java.io.IOException;
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

/**
 * A file from the source to the storage. Memory as a storage takes everything and keeps nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class StoreBenchmark {

  private final StorageMeter meter = new StorageMeter();
  private SourceFile source;
  private Place place;
  private Storage storage;

  /** Makes the source and the place. */
  @Setup
  public void open(Setting setting) throws IOException {
    source = new SourceFile(setting.data, setting.length);
    place = Place.open(setting.storage, setting.latency);
    storage =
        setting.storage == StorageKind.MEMORY
            ? new MeteredStorage(new DiscardingStorage(), meter)
            : place.storage(setting.connections, meter);
  }

  /** Removes what a run has stored. */
  @TearDown(Level.Iteration)
  public void clear() throws IOException {
    place.clear();
  }

  /** Removes all of it. */
  @TearDown
  public void close() throws IOException {
    storage.close();
    place.close();
    source.close();
  }

  /** The whole file. */
  @Benchmark
  public StreamRoot store(Setting setting) throws IOException {
    Cost.Running cost = Cost.begin(meter);
    try (Run run = new Run()) {
      StreamRoot root = run.store(setting, source, storage, new HeapIndex());
      cost.end(setting.length, 0);
      return root;
    }
  }
}
