package io.firn.cli.command;

import com.google.inject.AbstractModule;
import io.firn.core.backup.BackupSettings;
import io.firn.core.repository.Repository;
import java.time.Clock;

/** What the engine's backup is made of besides the repository. */
final class BackupModule extends AbstractModule {

  private final RepositoryModule repository;
  private final BackupSettings settings;

  BackupModule(Repository repository, BackupSettings settings, Clock clock) {
    this.repository = new RepositoryModule(repository, clock);
    this.settings = settings;
  }

  @Override
  protected void configure() {
    install(repository);
    bind(BackupSettings.class).toInstance(settings);
  }
}
