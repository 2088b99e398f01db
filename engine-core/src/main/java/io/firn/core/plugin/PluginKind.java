package io.firn.core.plugin;

import io.firn.api.media.MediaFactory;
import io.firn.api.storage.StorageFactory;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One kind of plugin, so that finding is written once.
 *
 * @param word as users know it: also the prefix of folder names
 * @param around wraps a factory so that it opens with the loader of its folder
 */
record PluginKind<F>(
    String word, Class<F> type, Function<F, String> name, BiFunction<F, ClassLoader, F> around) {

  static final PluginKind<StorageFactory> STORAGE =
      new PluginKind<>(
          "storage", StorageFactory.class, StorageFactory::name, ContextLoader::around);

  static final PluginKind<MediaFactory> MEDIA =
      new PluginKind<>("media", MediaFactory.class, MediaFactory::name, ContextLoader::around);
}
