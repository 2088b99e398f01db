package io.firn.bench.pipeline;

import io.firn.bench.SampleData;
import io.firn.bench.place.StorageKind;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.pipeline.UploadRoom;
import io.firn.core.restore.RestoreSettings;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What can be set, with the defaults of the commands. Sizes in bytes. */
@State(Scope.Benchmark)
public class Setting {

  private static final long MEMORY_STEP = 64L << 20;

  /** A segment at most. */
  @Param("33554432")
  public int segmentSize;

  /** A chunk in the mean. */
  @Param("1048576")
  public int chunkSize;

  /** How it is cut. */
  @Param("FASTCDC")
  public ChunkKind chunkKind;

  /** How hard it is compressed. */
  @Param("DEFAULT")
  public Compression compression;

  /** What is stored. */
  @Param("TEXT")
  public SampleData data;

  /** Bytes of that. */
  @Param("268435456")
  public int length;

  /** Requests at once, at most. */
  @Param("16")
  public int connections;

  /** One ranged request at most, for reading. */
  @Param("4194304")
  public int downloadSize;

  /** Where. */
  @Param("MEMORY")
  public StorageKind storage;

  /** Milliseconds of a round trip. */
  @Param("0")
  public int latency;

  ChunkingParameters chunking() {
    return chunkKind.parameters(chunkSize);
  }

  /** The usual memory, or where that is refused the least multiple of 64 MiB that is not. */
  PipelineSettings pipeline() {
    PipelineSettings settings =
        PipelineSettings.defaults()
            .withMaxSegmentSize(segmentSize)
            .withCompression(compression)
            .withUploads(Math.min(connections, PipelineSettings.defaults().uploads()));
    while (UploadRoom.of(settings, chunking()) == 0) {
      settings = settings.withBudget(settings.budget() / MEMORY_STEP * MEMORY_STEP + MEMORY_STEP);
    }
    return settings;
  }

  RestoreSettings restore() {
    return RestoreSettings.defaults().withLargestRequest(downloadSize);
  }
}
