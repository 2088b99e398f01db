package io.firn.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** One folder with the jars of one plugin; opened when it is first asked for a service. */
final class PluginFolder implements AutoCloseable {

  private final Path folder;
  private final ClassLoader engine;
  private PluginClassLoader loader;

  PluginFolder(Path folder, ClassLoader engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /** Tells whether the folder is called like the plugin: {@code name} or {@code kind-name}. */
  boolean isCalledLike(String kind, String name) {
    String own = String.valueOf(folder.getFileName());
    return own.equals(name) || own.equals(kind + "-" + name);
  }

  Path path() {
    return folder;
  }

  /** The services of this folder, made anew. */
  synchronized <S> List<S> services(Class<S> type) throws PluginException.Broken {
    try {
      if (loader == null) {
        loader = PluginClassLoader.of(folder, engine);
      }
      List<S> found = new ArrayList<>();
      ServiceLoader.load(type, loader).forEach(found::add);
      return found;
    } catch (ServiceConfigurationError | LinkageError | IOException | RuntimeException e) {
      throw new PluginException.Broken(
          "the plugin in "
              + folder
              + " cannot be loaded ("
              + reason(e)
              + "); reinstall or remove it",
          e);
    }
  }

  synchronized ClassLoader loader() {
    return loader;
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public synchronized void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }
}
