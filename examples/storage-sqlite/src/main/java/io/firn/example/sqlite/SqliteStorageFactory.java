package io.firn.example.sqlite;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The storage {@code sqlite}: one SQLite file on a local disk. */
public final class SqliteStorageFactory implements StorageFactory {

  private static final String WAIT = "sqlite-wait";
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public SqliteStorageFactory() {}

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String description() {
    return "one SQLite file on a local disk (an example of a plugin)";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.of(WAIT, OptionType.DURATION, "How long to wait for other writers. Default: 1m")
            .withEnvironment("FIRN_SQLITE_WAIT"));
  }

  @Override
  public Storage open(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    Path file = file(container);
    Database database = new Database(file, options.duration(WAIT).orElse(DEFAULT_WAIT));
    if (database.exists()) {
      database.check();
    } else if (mode != OpenMode.CREATE) {
      throw new StorageException.NotFound("there is no file " + file, null);
    }
    return new SqliteStorage(database, InstantSource.system(), SqliteStorage.PAGE_SIZE);
  }

  private static Path file(String container) throws StorageException.Misconfigured {
    if (container.isBlank()) {
      throw new StorageException.Misconfigured("the container is empty: give a file", null);
    }
    try {
      return Path.of(container).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StorageException.Misconfigured(container + " is not a path of a file", e);
    }
  }
}
