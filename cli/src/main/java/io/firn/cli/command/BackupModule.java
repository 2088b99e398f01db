package io.firn.cli.command;

import com.google.inject.AbstractModule;
import io.firn.core.backup.BackupSettings;
import io.firn.core.repository.Repository;
import java.time.Clock;

/** What the engine's backup is made of in one run of the command. */
final class BackupModule extends AbstractModule {

  private final Repository repository;
  private final BackupSettings settings;
  private final Clock clock;

  BackupModule(Repository repository, BackupSettings settings, Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    bind(Repository.class).toInstance(repository);
    bind(BackupSettings.class).toInstance(settings);
    bind(Clock.class).toInstance(clock);
  }
}
