package io.firn.cli.command;

import com.google.inject.Guice;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.progress.Progress;
import java.io.IOException;

/** Runs a repair of the repository that the options name, and shows its progress. */
final class RepairRun {

  private RepairRun() {}

  /** What an operation does with its repository. */
  @FunctionalInterface
  interface Repair<T, R> {
    R run(T operation, boolean dryRun, Progress progress) throws IOException;
  }

  /** What {@code repair} reports of an operation of the given type. */
  static <T, R> R of(
      Run run,
      RepositoryOptions repository,
      boolean dryRun,
      Class<T> operation,
      Repair<T, R> repair)
      throws IOException, UsageException, InterruptedException {
    OpenMode mode = dryRun ? OpenMode.READ : OpenMode.WRITE;
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, mode)) {
      T made =
          Guice.createInjector(new RepositoryModule(access.repository(), run.host().clock()))
              .getInstance(operation);
      Progress progress = new Progress();
      try (var _ = Displays.start(run, progress, false)) {
        return repair.run(made, dryRun, progress);
      }
    }
  }
}
