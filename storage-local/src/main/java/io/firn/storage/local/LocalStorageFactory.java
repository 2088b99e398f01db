package io.firn.storage.local;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.vfs2.FileSystemOptions;

/** The storage {@code local}: a folder of this machine or of a server. */
public final class LocalStorageFactory implements StorageFactory {

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public LocalStorageFactory() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public String description() {
    return "a folder, or sftp://user@host/folder; for restoring also ftp:// and ftps://";
  }

  @Override
  public List<OptionSpec> options() {
    return RemoteOptions.specs();
  }

  @Override
  public Storage open(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    if (container.isBlank()) {
      throw new StorageException.Misconfigured("the container is empty: give a folder", null);
    }
    if (Containers.isUri(container)) {
      return openUri(container, mode, options);
    }
    try {
      return FolderStorage.open(Path.of(container).toAbsolutePath().normalize(), mode);
    } catch (InvalidPathException e) {
      throw new StorageException.Misconfigured(container + " is not a path of a folder", e);
    }
  }

  private static Storage openUri(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    if (Containers.holdsPassword(container)) {
      throw new StorageException.Misconfigured(
          "the address %s holds a password, which other users can see: remove it and set %s"
              .formatted(Containers.masked(container), RemoteOptions.PASSWORD_VARIABLE),
          null);
    }
    RemoteOptions remote =
        new RemoteOptions(options, System::getenv, Path.of(System.getProperty("user.home")));
    return switch (Containers.scheme(container)) {
      case "file" -> openFile(container, mode);
      case "sftp" -> {
        SftpAddress address = SftpAddress.parse(container, System.getProperty("user.name"));
        yield SftpStorage.open(address, remote.sftp(), mode);
      }
      case "ftp", "ftps" -> VfsStorage.open(container, FtpOptions.of(container, remote.password()));
      default -> VfsStorage.open(container, new FileSystemOptions());
    };
  }

  private static Storage openFile(String container, OpenMode mode) throws StorageException {
    try {
      return FolderStorage.open(Path.of(URI.create(container)).normalize(), mode);
    } catch (IllegalArgumentException e) {
      throw new StorageException.Misconfigured(
          container + " is no usable address: give file:///folder or the folder itself", e);
    }
  }
}
