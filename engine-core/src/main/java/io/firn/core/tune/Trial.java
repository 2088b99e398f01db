package io.firn.core.tune;

import io.firn.core.pipeline.Compression;

/**
 * The sample, once through the pipeline.
 *
 * @param chunkSize mean length of chunks
 * @param raw bytes of the sample that were used
 * @param fresh of them without the duplicates
 * @param chunks that were new
 * @param stored bytes of the segments
 * @param seconds of wall time, by all workers
 * @param processorSeconds of all threads
 */
public record Trial(
    Compression compression,
    int chunkSize,
    long raw,
    long fresh,
    long chunks,
    long stored,
    double seconds,
    double processorSeconds) {

  /** Bytes of the source a second. */
  public double speed() {
    return raw / seconds;
  }

  /** Bytes that are stored for one of the source. */
  public double ratio() {
    return raw == 0 ? 1 : (double) stored / raw;
  }

  /** Share of the source that is there already within the sample; lists of chunks count as new. */
  public double duplicates() {
    return raw == 0 ? 0 : Math.max(0, 1 - (double) fresh / raw);
  }

  /** Stored, with what the index takes for the chunks, for one byte of the source. */
  public double ratioWithIndex() {
    return ratio() + indexBytesOf(1);
  }

  /** What the index takes for so many bytes of the source. */
  public double indexBytesOf(long source) {
    return raw == 0 ? 0 : (double) source / raw * chunks * Advisor.INDEX_ENTRY;
  }
}
