package io.firn.cli.command;

import com.google.inject.AbstractModule;
import io.firn.core.repository.Repository;
import java.time.Clock;

/** What every operation on a whole repository is made of in one run of the command. */
final class RepositoryModule extends AbstractModule {

  private final Repository repository;
  private final Clock clock;

  RepositoryModule(Repository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    bind(Repository.class).toInstance(repository);
    bind(Clock.class).toInstance(clock);
  }
}
