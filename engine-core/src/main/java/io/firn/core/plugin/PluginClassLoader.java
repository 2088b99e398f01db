package io.firn.core.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of one plugin folder, with nothing of the engine but the interface and the log. */
final class PluginClassLoader extends URLClassLoader {

  private static final List<String> SHARED = List.of("io.firn.api.", "org.slf4j.");

  private final ClassLoader engine;

  static {
    ClassLoader.registerAsParallelCapable();
  }

  private PluginClassLoader(String name, URL[] jars, ClassLoader engine) {
    super("plugin " + name, jars, ClassLoader.getPlatformClassLoader());
    this.engine = engine;
  }

  /**
   * Opens a folder.
   *
   * @param engine loader of the classes that are shared
   * @throws IOException when the folder cannot be listed or holds no jar
   */
  static PluginClassLoader of(Path folder, ClassLoader engine) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    }
    if (jars.isEmpty()) {
      throw new IOException("no jar in it");
    }
    // Directories list in any order; two jars with one class must not take turns.
    jars.sort(null);
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(jars.get(i));
    }
    return new PluginClassLoader(String.valueOf(folder.getFileName()), urls, engine);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return engine.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }
}
