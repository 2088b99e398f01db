package io.firn.bench.place;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.core.plugin.OptionValues;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens storages as the commands do: by the name of the plugin and texts of its options. */
final class PluginStorage {

  private static final PluginLoader PLUGINS =
      new PluginLoader(PluginStorage.class.getClassLoader(), List.of());

  private PluginStorage() {}

  static Storage open(String plugin, String container, Map<String, String> options)
      throws StorageException {
    try {
      return open(PLUGINS.storage(plugin), container, options);
    } catch (PluginException e) {
      throw new IllegalStateException("the plugin " + plugin + " cannot be used", e);
    }
  }

  static Storage open(StorageFactory factory, String container, Map<String, String> options)
      throws StorageException {
    Map<String, List<String>> texts = new HashMap<>();
    options.forEach((name, value) -> texts.put(name, List.of(value)));
    try {
      return factory.open(
          container, StorageFactory.OpenMode.CREATE, OptionValues.parse(factory.options(), texts));
    } catch (PluginException e) {
      throw new IllegalStateException("the plugin takes other options", e);
    }
  }
}
