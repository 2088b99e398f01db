package io.firn.bench.limit;

import io.firn.bench.SampleData;
import io.firn.bench.pipeline.ChunkKind;
import io.firn.bench.place.StorageKind;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.PipelineSettings;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is compared. Everything that is not here is as the commands have it. */
@State(Scope.Benchmark)
public class LimitSetting {

  /** Bytes of the source, which is read again and again. */
  static final int LENGTH = 256 << 20;

  static final int SEGMENT = 32 << 20;

  private static final int CHUNK = 1 << 20;

  /** What is stored. */
  @Param("TEXT")
  public SampleData data;

  /** Bytes of a file: one large one, or the mean file of a system's folders. */
  @Param("268435456")
  public int fileLength;

  /** How it is cut. */
  @Param("FASTCDC")
  public ChunkKind chunkKind;

  /** How hard it is compressed: a word with a fixed level. */
  @Param("DEFAULT")
  public Compression compression;

  /** Where. */
  @Param("MEMORY")
  public StorageKind storage;

  /** Bytes that the pipeline stores; it ends early after the seconds. */
  @Param("8589934592")
  public long bytes;

  /** Seconds of the pipeline by the clock on the wall. */
  @Param("60")
  public int seconds;

  ChunkingParameters chunking() {
    return chunkKind.parameters(CHUNK);
  }

  PipelineSettings pipeline() {
    return PipelineSettings.defaults().withMaxSegmentSize(SEGMENT).withCompression(compression);
  }

  /** What the engine's probe says of all blocks of this data. */
  boolean isCompressible() {
    return data != SampleData.RANDOM;
  }

  /** The level of zstd; 0 for none. */
  int level() {
    return switch (compression) {
      case OFF -> 0;
      case FAST -> 1;
      case DEFAULT -> 2;
      case BETTER -> 7;
      case MAX -> 19;
      case AUTO -> throw new IllegalArgumentException("auto has no level to compare with");
    };
  }
}
