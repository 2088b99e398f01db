package io.firn.api.storage;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import java.util.List;

/**
 * Entry point of a storage plugin, found by {@link java.util.ServiceLoader}. Needs a public
 * constructor without arguments that does nothing.
 */
public interface StorageFactory {

  /** The name that users give to {@code --storage}: lower case, for example {@code swift}. */
  String name();

  /** One line for {@code firn storage list}. */
  String description();

  /** The options that this storage takes besides the container. */
  List<OptionSpec> options();

  /**
   * Opens the container. Nothing is written; a container that does not exist is no error yet when
   * {@code mode} is {@link OpenMode#CREATE}, it is created by the first {@code put}.
   *
   * @param container what the user gave to {@code --container}: a folder or URI for {@code local},
   *     {@code container[/prefix]} for object stores
   * @throws StorageException typed: {@link StorageException.NotFound} when the container does not
   *     exist and {@code mode} is not CREATE, {@link StorageException.Denied} for bad credentials,
   *     {@link StorageException.Misconfigured} for options that make no sense
   */
  Storage open(String container, OpenMode mode, PluginOptions options) throws StorageException;

  /** What the caller is going to do. A storage may use a less privileged way for reading. */
  enum OpenMode {
    READ,
    WRITE,
    CREATE
  }
}
