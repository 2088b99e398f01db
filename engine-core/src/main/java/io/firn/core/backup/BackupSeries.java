package io.firn.core.backup;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Backs up the sources of one media, each to a snapshot of its own. One is read at a time, which
 * takes all processors and finds what the one before has stored; meanwhile the next ones are
 * prepared, which for servers is waiting for a cloud.
 */
public final class BackupSeries {

  private final Provider<BackupOperation> operations;

  @Inject
  public BackupSeries(Provider<BackupOperation> operations) {
    this.operations = requireNonNull(operations, "operations");
  }

  /**
   * Backs them up and closes them. Of several sources one that fails is reported as a problem, and
   * the rest goes on.
   *
   * @param prepared sources that may be prepared at the same time, the one that is read included
   * @param problems the log that the media reports to as well
   * @return in the order of the sources
   * @throws MediaException when the only source fails
   * @throws IOException when the repository fails
   */
  public List<SourceOutcome> run(
      List<Source> sources,
      BackupRequest request,
      int prepared,
      Progress progress,
      ProblemLog problems)
      throws IOException {
    List<SourceOutcome> outcomes = new ArrayList<>();
    List<ProblemLog> logs = logs(sources, problems);
    Deque<Source> open = new ArrayDeque<>(sources);
    try (Parallel preparing = new Parallel("preparing what is backed up", prepared)) {
      List<Pending<List<SourceStream>>> streams = new ArrayList<>();
      for (int at = 0; at < sources.size(); at++) {
        while (streams.size() < Math.min(at + prepared, sources.size())) {
          streams.add(preparing.start(sources.get(streams.size())::streams));
        }
        Source ready = new PreparedSource(open.remove(), streams.get(at));
        outcomes.add(backup(ready, sources.size() == 1, request, progress, logs.get(at)));
      }
    } finally {
      // What was being prepared has ended by now.
      open.forEach(source -> close(source, problems));
    }
    return outcomes;
  }

  /** One for each source, as each becomes a snapshot; that of the only source is the run's. */
  private static List<ProblemLog> logs(List<Source> sources, ProblemLog run) {
    if (sources.size() == 1) {
      return List.of(run);
    }
    List<ProblemLog> logs = new ArrayList<>();
    for (Source source : sources) {
      ProblemLog own = new ProblemLog(run);
      source.reportTo(own);
      logs.add(own);
    }
    return logs;
  }

  private SourceOutcome backup(
      Source source, boolean only, BackupRequest request, Progress progress, ProblemLog problems)
      throws IOException {
    try {
      BackupReport report = operations.get().run(source, request, progress, problems);
      return new SourceOutcome.Done(source.info(), report);
    } catch (MediaException e) {
      if (only || e instanceof MediaException.Interrupted) {
        throw e;
      }
      problems.report(Severity.ERROR, SourceOutcome.name(source.info()), e.getMessage());
      return new SourceOutcome.Failed(source.info(), e.getMessage());
    } finally {
      close(source, problems);
    }
  }

  /** What it leaves behind is worth a line, and no reason to hide what else went wrong. */
  private static void close(Source source, ProblemLog problems) {
    try {
      source.close();
    } catch (MediaException e) {
      problems.report(Severity.WARNING, SourceOutcome.name(source.info()), e.getMessage());
    }
  }
}
