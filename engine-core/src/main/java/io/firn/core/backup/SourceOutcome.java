package io.firn.core.backup;

import io.firn.api.media.SourceInfo;

/** What became of one of several sources. */
public sealed interface SourceOutcome {

  SourceInfo source();

  /** There is a snapshot of it, or would be without {@code --dry-run}. */
  record Done(SourceInfo source, BackupReport report) implements SourceOutcome {}

  /**
   * There is none.
   *
   * @param reason what the media said
   */
  record Failed(SourceInfo source, String reason) implements SourceOutcome {}

  /** What users call it. */
  static String name(SourceInfo source) {
    return String.join(", ", source.paths());
  }
}
