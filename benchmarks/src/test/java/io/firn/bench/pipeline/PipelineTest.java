package io.firn.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.bench.SampleData;
import io.firn.bench.place.StorageKind;
import io.firn.core.pipeline.Compression;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTest {

  private static final int LENGTH = 8 << 20;

  @ParameterizedTest
  @EnumSource(names = {"MEMORY", "LOCAL"})
  void aRunIsMeasuredBothWays(StorageKind storage) throws IOException {
    Setting setting = setting();
    setting.storage = storage;

    StoreBenchmark store = new StoreBenchmark();
    store.open(setting);
    store.store(setting);
    Cost stored = Cost.takeLast().orElseThrow();
    store.close();
    ReadBenchmark read = new ReadBenchmark();
    read.store(setting);
    assertThat(read.read(setting)).isEqualTo(LENGTH);
    Cost readBack = Cost.takeLast().orElseThrow();
    read.close();

    assertThat(stored.storedShare()).as("text is stored in a third").isBetween(0.2, 0.5);
    assertThat(stored.requests()).as("segments of at most 4 MiB").isBetween(1.0, 8.0);
    assertThat(stored.cpuSecondsPerGigabyte()).isPositive();
    assertThat(readBack.storedShare()).as("reading stores nothing").isZero();
    assertThat(readBack.requests()).isPositive();
  }

  @Test
  void whereTheUsualMemoryIsTooLittleMoreIsGiven() {
    Setting setting = setting();
    setting.segmentSize = 256 << 20;

    assertThat(setting.pipeline().budget()).isGreaterThan(256L << 20);
  }

  private static Setting setting() {
    Setting setting = new Setting();
    setting.segmentSize = 4 << 20;
    setting.chunkSize = 512 << 10;
    setting.chunkKind = ChunkKind.FASTCDC;
    setting.compression = Compression.DEFAULT;
    setting.data = SampleData.TEXT;
    setting.length = LENGTH;
    setting.connections = 4;
    setting.downloadSize = 1 << 20;
    return setting;
  }
}
