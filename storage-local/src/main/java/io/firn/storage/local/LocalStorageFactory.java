package io.firn.storage.local;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The storage {@code local}: a folder of this machine. */
public final class LocalStorageFactory implements StorageFactory {

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public LocalStorageFactory() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public String description() {
    return "a folder of this machine";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public Storage open(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    if (container.isBlank()) {
      throw new StorageException.Misconfigured("the container is empty: give a folder", null);
    }
    try {
      return FolderStorage.open(Path.of(container).toAbsolutePath().normalize(), mode);
    } catch (InvalidPathException e) {
      throw new StorageException.Misconfigured(container + " is not a path of a folder", e);
    }
  }
}
