package io.firn.cli.command;

import io.firn.cli.progress.ProgressDisplay;
import io.firn.core.progress.Progress;

/** Chooses how a run shows its progress. */
final class Displays {

  private Displays() {}

  /**
   * A display that is running; null with {@code --quiet}, which try-with-resources passes over.
   *
   * @param deduplicates whether the operation is a backup
   */
  static ProgressDisplay start(Run run, Progress progress, boolean deduplicates) {
    if (run.common().quiet()) {
      return null;
    }
    ProgressDisplay display =
        run.host().terminal().isInteractive()
            ? ProgressDisplay.onTerminal(
                run.screen(),
                progress,
                deduplicates,
                run.host().clock(),
                run.host().terminal().width())
            : ProgressDisplay.inPipe(run.screen(), progress, deduplicates, run.host().clock());
    return display.start();
  }
}
