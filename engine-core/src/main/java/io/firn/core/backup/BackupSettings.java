package io.firn.core.backup;

import io.firn.core.backup.FlushingIndex.FlushPolicy;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.pipeline.PipelineSettings;

/**
 * How backups run on this machine, as opposed to what one backup is.
 *
 * @param user who runs it, for the snapshot
 * @param program name and version, for the snapshot
 * @param flushBytes an index piece is stored at the latest after this many bytes of segments
 * @param flushChunks and after this many chunks: 2^19 of them take some 40 MB until then
 */
public record BackupSettings(
    PipelineSettings pipeline,
    SafetyTimes times,
    long flushBytes,
    long flushChunks,
    String user,
    String program) {

  /** 4 GiB of segments is a minute's upload on a fast line, and what a killed run may lose. */
  public static final long FLUSH_BYTES = 4L << 30;

  public static final long FLUSH_CHUNKS = 1 << 19;

  FlushPolicy flushPolicy() {
    return new FlushPolicy(times.flush(), flushBytes, flushChunks);
  }
}
