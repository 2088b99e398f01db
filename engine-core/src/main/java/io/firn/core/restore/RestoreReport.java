package io.firn.core.restore;

import io.firn.core.progress.Problem;
import java.util.List;

/**
 * What a restore did.
 *
 * @param files regular files that are right now
 * @param bytes their content
 * @param bytesWritten content that had to be written
 * @param bytesKept content that was there already
 * @param bytesFetched bytes read from the storage
 * @param fetches ranges read from the storage
 * @param deleted entries removed on request
 * @param verified files read back and compared
 */
public record RestoreReport(
    long files,
    long directories,
    long others,
    long bytes,
    long bytesWritten,
    long bytesKept,
    long bytesFetched,
    long fetches,
    long deleted,
    long verified,
    double seconds,
    List<Problem> problems) {

  public RestoreReport {
    problems = List.copyOf(problems);
  }
}
