package io.firn.core.backup;

import io.firn.core.progress.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup did. Bytes are content bytes unless said otherwise.
 *
 * @param snapshot id; empty after a dry run
 * @param parent id of the snapshot compared with
 * @param level number of ancestors
 * @param bytesAddedStored bytes of segments uploaded; after a dry run what would have been
 */
public record BackupReport(
    Optional<String> snapshot,
    Optional<String> parent,
    int level,
    Instant started,
    double seconds,
    long filesNew,
    long filesChanged,
    long filesUnmodified,
    long directoriesNew,
    long directoriesChanged,
    long directoriesUnmodified,
    long bytesNew,
    long bytesChanged,
    long bytesUnmodified,
    long bytesTotal,
    long bytesRead,
    long bytesAddedRaw,
    long bytesAddedStored,
    long chunks,
    long chunksAdded,
    long segmentsAdded,
    List<Problem> problems) {

  public BackupReport {
    problems = List.copyOf(problems);
  }
}
