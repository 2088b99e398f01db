package io.firn.core.pipeline;

/**
 * What the user can set of a pipeline.
 *
 * @param maxSegmentSize bytes of a segment at most
 * @param budget bytes of off-heap memory at most, for everything from the source to the storage
 * @param workers threads that compress and seal
 * @param readers contents that are read at the same time; further ones wait
 * @param uploads segments that are stored at the same time at most; fewer when the budget holds
 *     fewer
 */
public record PipelineSettings(
    int maxSegmentSize,
    long budget,
    int workers,
    int readers,
    int uploads,
    Compression compression) {

  private static final int MIB = 1 << 20;

  /** 32 MiB segments, 192 MiB of memory, as many workers as processors up to eight. */
  public static PipelineSettings defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new PipelineSettings(
        32 * MIB, 192L * MIB, Math.min(8, processors), 2, 16, Compression.DEFAULT);
  }

  public PipelineSettings withMaxSegmentSize(int bytes) {
    return new PipelineSettings(bytes, budget, workers, readers, uploads, compression);
  }

  public PipelineSettings withBudget(long bytes) {
    return new PipelineSettings(maxSegmentSize, bytes, workers, readers, uploads, compression);
  }

  public PipelineSettings withWorkers(int number) {
    return new PipelineSettings(maxSegmentSize, budget, number, readers, uploads, compression);
  }

  public PipelineSettings withReaders(int number) {
    return new PipelineSettings(maxSegmentSize, budget, workers, number, uploads, compression);
  }

  public PipelineSettings withUploads(int number) {
    return new PipelineSettings(maxSegmentSize, budget, workers, readers, number, compression);
  }

  public PipelineSettings withCompression(Compression wanted) {
    return new PipelineSettings(maxSegmentSize, budget, workers, readers, uploads, wanted);
  }
}
