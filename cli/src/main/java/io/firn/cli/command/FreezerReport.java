package io.firn.cli.command;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.SourceInfo;
import io.firn.cli.exit.UsageException;
import io.firn.cli.metadata.FreezerDocument;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupRequest;
import java.nio.file.Path;
import java.util.Optional;

/** One backup in the words of Freezer's document. */
record FreezerReport(SourceInfo source, BackupReport report) {

  FreezerDocument document(
      BackupRequest request,
      RepositoryOptions repository,
      String compression,
      Optional<Path> logFile)
      throws UsageException {
    return new FreezerDocument(
        request.backupName(),
        request.hostname(),
        repository.storage(),
        RepositoryAccess.place(repository),
        source.media(),
        source.mode(),
        source.documented(),
        source.paths(),
        compression,
        request.dryRun(),
        logFile.map(Path::toString),
        new FreezerDocument.Outcome(
            report.level(),
            report.started().getEpochSecond(),
            report.snapshot(),
            report.bytesTotal(),
            report.filesNew() + report.filesChanged() + report.filesUnmodified(),
            report.seconds(),
            Problems.of(report.problems(), Severity.ERROR).stream()
                .map(problem -> new FreezerDocument.ItemError(problem.item(), problem.reason()))
                .toList()));
  }
}
