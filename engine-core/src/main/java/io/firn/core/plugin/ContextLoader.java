package io.firn.core.plugin;

import io.firn.api.media.Media;
import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plugin's loader the thread's own while a factory opens something: libraries that look
 * for their parts by the context class loader (Commons VFS does) would else look in the engine.
 */
final class ContextLoader implements AutoCloseable {

  private final ClassLoader before;

  private ContextLoader(ClassLoader loader) {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
  }

  static StorageFactory around(StorageFactory factory, ClassLoader loader) {
    return new InStorage(factory, loader);
  }

  static MediaFactory around(MediaFactory factory, ClassLoader loader) {
    return new InMedia(factory, loader);
  }

  private record InStorage(StorageFactory factory, ClassLoader loader) implements StorageFactory {
    @Override
    public String name() {
      return factory.name();
    }

    @Override
    public String description() {
      return factory.description();
    }

    @Override
    public List<OptionSpec> options() {
      return factory.options();
    }

    @Override
    public Storage open(String container, OpenMode mode, PluginOptions options)
        throws StorageException {
      try (var _ = new ContextLoader(loader)) {
        return factory.open(container, mode, options);
      }
    }
  }

  private record InMedia(MediaFactory factory, ClassLoader loader) implements MediaFactory {
    @Override
    public String name() {
      return factory.name();
    }

    @Override
    public String description() {
      return factory.description();
    }

    @Override
    public List<OptionSpec> sourceOptions() {
      return factory.sourceOptions();
    }

    @Override
    public List<OptionSpec> targetOptions() {
      return factory.targetOptions();
    }

    @Override
    public Media open(MediaContext context, PluginOptions options) throws MediaException {
      try (var _ = new ContextLoader(loader)) {
        return factory.open(context, options);
      }
    }

    @Override
    public RestoreTarget openTarget(MediaContext context, PluginOptions options)
        throws MediaException {
      try (var _ = new ContextLoader(loader)) {
        return factory.openTarget(context, options);
      }
    }

    @Override
    public Optional<MediaCleaner> cleaner() {
      return factory.cleaner().map(cleaner -> new InCleaner(cleaner, loader));
    }
  }

  private record InCleaner(MediaCleaner cleaner, ClassLoader loader) implements MediaCleaner {
    @Override
    public String scope() {
      return cleaner.scope();
    }

    @Override
    public List<OptionSpec> options() {
      return cleaner.options();
    }

    @Override
    public List<Leftover> clean(MediaContext context, PluginOptions options) throws MediaException {
      try (var _ = new ContextLoader(loader)) {
        return cleaner.clean(context, options);
      }
    }
  }
}
