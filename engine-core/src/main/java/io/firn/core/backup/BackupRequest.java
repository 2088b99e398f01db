package io.firn.core.backup;

import java.util.List;
import java.util.Optional;

/**
 * What the user says about a backup, apart from the source.
 *
 * @param backupName the user's name for this series of backups; may be empty
 * @param parent id, prefix or {@code latest} to compare with; empty to find it by host, paths and
 *     name
 * @param force read all files, also those that look unchanged
 * @param dryRun write nothing anywhere
 */
public record BackupRequest(
    String backupName,
    String hostname,
    List<String> tags,
    Optional<String> parent,
    boolean force,
    boolean dryRun) {

  public BackupRequest {
    tags = List.copyOf(tags);
  }
}
