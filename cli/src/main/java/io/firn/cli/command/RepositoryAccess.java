package io.firn.cli.command;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.PluginUse;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.options.StorageOptions;
import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.Password;
import io.firn.core.plugin.OptionValues;
import io.firn.core.repository.Environment;
import io.firn.core.repository.LockedRepository;
import io.firn.core.repository.Repository;
import io.firn.core.repository.RepositoryCreator;
import io.firn.core.repository.RepositoryOpener;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageMetrics;
import io.firn.core.storage.StorageStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The repository that the options name, open. Closing it closes the storage too. */
final class RepositoryAccess implements AutoCloseable {

  private final Run run;
  private final Storage storage;
  private final Repository repository;
  private final Optional<StorageMeter> meter;

  private RepositoryAccess(
      Run run, Storage storage, Repository repository, Optional<StorageMeter> meter) {
    this.run = run;
    this.storage = storage;
    this.repository = repository;
    this.meter = meter;
  }

  Repository repository() {
    return repository;
  }

  /** What was asked of the storage so far; there only when it will be shown. */
  Optional<StorageMetrics> metrics() {
    return meter.map(StorageMeter::snapshot);
  }

  /** What makes or opens a repository once the storage is open. */
  @FunctionalInterface
  private interface Opening {
    Repository open(Storage storage, Environment environment)
        throws IOException, UsageException, InterruptedException;
  }

  /** Opens a repository that exists; asks for the password only when it does. */
  static RepositoryAccess open(Run run, RepositoryOptions options, OpenMode mode)
      throws IOException, UsageException, InterruptedException {
    return with(
        run, options, mode, (storage, environment) -> open(run, options, storage, environment));
  }

  /** Opens the repository, or makes one when there is none. */
  static RepositoryAccess openOrCreate(
      Run run, RepositoryOptions options, ChunkingParameters chunking)
      throws IOException, UsageException, InterruptedException {
    return with(
        run,
        options,
        OpenMode.CREATE,
        (storage, environment) -> {
          Optional<LockedRepository> found = new RepositoryOpener(environment).find(storage);
          return found.isPresent()
              ? unlock(run, options, found.get())
              : create(run, options, storage, environment, chunking, "");
        });
  }

  /** Makes a repository where there is none. */
  static RepositoryAccess create(
      Run run, RepositoryOptions options, ChunkingParameters chunking, String label)
      throws IOException, UsageException, InterruptedException {
    return with(
        run,
        options,
        OpenMode.CREATE,
        (storage, environment) -> {
          if (new RepositoryOpener(environment).exists(storage)) {
            throw new RepositoryException.AlreadyThere(
                "there is a repository at " + place(options) + "; use it, or choose another place");
          }
          return create(run, options, storage, environment, chunking, label);
        });
  }

  private static RepositoryAccess with(
      Run run, RepositoryOptions options, OpenMode mode, Opening opening)
      throws IOException, UsageException, InterruptedException {
    Optional<StorageMeter> meter = run.meter();
    Storage storage = storage(run, options, mode, meter);
    boolean opened = false;
    try {
      RepositoryAccess access =
          new RepositoryAccess(
              run, storage, opening.open(storage, environment(run, options)), meter);
      opened = true;
      return access;
    } finally {
      if (!opened) {
        close(run, storage, meter);
      }
    }
  }

  private static Storage storage(
      Run run, RepositoryOptions options, OpenMode mode, Optional<StorageMeter> meter)
      throws IOException, UsageException {
    StorageFactory factory = run.plugins().storage(options.storage());
    String container = options.container();
    OptionValues values = run.arguments(PluginUse.STORAGE).values();
    StorageStack stack = new StorageStack(options.traffic().traffic(), meter, new OutageNotes(run));
    try {
      return stack.open(() -> factory.open(container, mode, values));
    } catch (StorageException.NotFound e) {
      throw new RepositoryException.Missing(missing(options), e);
    }
  }

  private static Environment environment(Run run, RepositoryOptions options) {
    if (options.noCache()) {
      return Environment.system(Optional.empty());
    }
    Path cache = options.cacheDirectory().orElseGet(() -> run.host().cacheHome().resolve("firn"));
    return Environment.system(Optional.of(cache));
  }

  private static Repository open(
      Run run, RepositoryOptions options, Storage storage, Environment environment)
      throws IOException, UsageException, InterruptedException {
    Optional<LockedRepository> found = new RepositoryOpener(environment).find(storage);
    if (found.isEmpty()) {
      throw new RepositoryException.Missing(missing(options), null);
    }
    return unlock(run, options, found.get());
  }

  /** The key slots are read while the user types. */
  private static Repository unlock(Run run, RepositoryOptions options, LockedRepository found)
      throws IOException, UsageException, InterruptedException {
    try (found;
        Password password = Password.of(options.password().read(run.host()))) {
      return found.unlock(password);
    }
  }

  private static Repository create(
      Run run,
      RepositoryOptions options,
      Storage storage,
      Environment environment,
      ChunkingParameters chunking,
      String label)
      throws IOException, UsageException, InterruptedException {
    try (Password password = Password.of(options.password().readNew(run.host()))) {
      return new RepositoryCreator(environment).create(storage, password, chunking, label);
    }
  }

  private static String missing(RepositoryOptions options) throws UsageException {
    return "there is no repository at "
        + place(options)
        + "; check --container, or make one: firn init";
  }

  /** The place for messages; a URI's user information is left out, it may hold a password. */
  static String place(StorageOptions options) throws UsageException {
    return options.container().replaceFirst("://[^/@]*@", "://");
  }

  @Override
  public void close() throws IOException {
    try {
      repository.close();
    } finally {
      close(run, storage, meter);
    }
  }

  /** The last the log says: also when a command fails, its requests may tell why. */
  private static void close(Run run, Storage storage, Optional<StorageMeter> meter)
      throws IOException {
    try (storage) {
      if (run.common().debug()) {
        meter.map(StorageMeter::snapshot).ifPresent(StorageFigures::log);
      }
    }
  }
}
