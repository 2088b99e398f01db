package io.firn.core.plugin;

import io.firn.api.media.MediaFactory;
import io.firn.api.storage.StorageFactory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds plugins by name. Safe for use by many threads. Closing it closes the jars: what a plugin
 * made must be closed before.
 */
public final class PluginLoader implements AutoCloseable {

  private final ClassLoader engine;
  private final List<Path> directories;
  private List<PluginFolder> folders;

  /**
   * Looks nowhere yet.
   *
   * @param engine loader of the engine and of plugins on its class path
   * @param directories each with one folder a plugin; one that does not exist is passed over
   */
  public PluginLoader(ClassLoader engine, List<Path> directories) {
    this.engine = engine;
    this.directories = List.copyOf(directories);
  }

  /**
   * The storage of this name.
   *
   * @throws PluginException.Unknown naming those there are
   * @throws PluginException.Broken when its folder cannot be loaded
   */
  public StorageFactory storage(String name) throws PluginException {
    return get(PluginKind.STORAGE, name);
  }

  /** The media of this name; throws as {@link #storage}. */
  public MediaFactory media(String name) throws PluginException {
    return get(PluginKind.MEDIA, name);
  }

  /** All storages. Opens every folder. */
  public Plugins<StorageFactory> storages() {
    return all(PluginKind.STORAGE);
  }

  /** All media. Opens every folder. */
  public Plugins<MediaFactory> media() {
    return all(PluginKind.MEDIA);
  }

  private <F> F get(PluginKind<F> kind, String name) throws PluginException {
    Optional<F> engines = onClassPath(kind, name);
    if (engines.isPresent()) {
      return engines.get();
    }
    for (PluginFolder folder : folders()) {
      if (folder.isCalledLike(kind.word(), name)) {
        Optional<F> factory = in(folder, kind, name);
        if (factory.isPresent()) {
          return factory.get();
        }
      }
    }
    Plugins<F> all = all(kind);
    for (F factory : all.found()) {
      if (kind.name().apply(factory).equals(name)) {
        return factory;
      }
    }
    throw new PluginException.Unknown(unknown(kind, name, all));
  }

  private static <F> Optional<F> in(PluginFolder folder, PluginKind<F> kind, String name)
      throws PluginException.Broken {
    return folder.services(kind.type()).stream()
        .filter(factory -> kind.name().apply(factory).equals(name))
        .findFirst()
        .map(factory -> kind.around().apply(factory, folder.loader()));
  }

  private static <F> String unknown(PluginKind<F> kind, String name, Plugins<F> all) {
    List<String> names = all.found().stream().map(kind.name()).toList();
    String there =
        names.isEmpty() ? "there is none at all" : "there is " + String.join(", ", names);
    String message = "unknown " + kind.word() + " '" + name + "'; " + there;
    return all.broken().isEmpty()
        ? message
        : message + " (and " + all.broken().getFirst().getMessage() + ")";
  }

  private <F> Plugins<F> all(PluginKind<F> kind) {
    Map<String, F> found = new TreeMap<>();
    List<PluginException.Broken> broken = new ArrayList<>();
    try {
      onClassPath(kind).forEach(factory -> found.putIfAbsent(kind.name().apply(factory), factory));
    } catch (PluginException.Broken e) {
      broken.add(e);
    }
    try {
      for (PluginFolder folder : folders()) {
        addAll(folder, kind, found, broken);
      }
    } catch (PluginException.Broken e) {
      broken.add(e);
    }
    return new Plugins<>(List.copyOf(found.values()), broken);
  }

  private static <F> void addAll(
      PluginFolder folder,
      PluginKind<F> kind,
      Map<String, F> found,
      List<PluginException.Broken> broken) {
    try {
      for (F factory : folder.services(kind.type())) {
        found.putIfAbsent(
            kind.name().apply(factory), kind.around().apply(factory, folder.loader()));
      }
    } catch (PluginException.Broken e) {
      broken.add(e);
    }
  }

  /**
   * Looks no further than the first of this name: the next one may mean to open a dozen libraries
   * that have none, 14,000 entries and 70 ms at each start.
   */
  private <F> Optional<F> onClassPath(PluginKind<F> kind, String name)
      throws PluginException.Broken {
    return onClassPath(
        kind,
        found -> found.filter(factory -> kind.name().apply(factory).equals(name)).findFirst());
  }

  private <F> List<F> onClassPath(PluginKind<F> kind) throws PluginException.Broken {
    return onClassPath(kind, Stream::toList);
  }

  private <F, R> R onClassPath(PluginKind<F> kind, Function<Stream<F>, R> use)
      throws PluginException.Broken {
    try {
      return use.apply(
          ServiceLoader.load(kind.type(), engine).stream().map(ServiceLoader.Provider::get));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new PluginException.Broken(
          "a " + kind.word() + " on the class path cannot be loaded (" + e.getMessage() + ")", e);
    }
  }

  private synchronized List<PluginFolder> folders() throws PluginException.Broken {
    if (folders == null) {
      List<PluginFolder> found = new ArrayList<>();
      for (Path directory : directories) {
        for (Path folder : foldersOf(directory)) {
          found.add(new PluginFolder(folder, engine));
        }
      }
      folders = found;
    }
    return folders;
  }

  private static List<Path> foldersOf(Path directory) throws PluginException.Broken {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, Files::isDirectory)) {
      found.forEach(folders::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new PluginException.Broken(
          "the plugin directory " + directory + " cannot be listed; check its permissions", e);
    }
    folders.sort(null);
    return folders;
  }

  @Override
  public synchronized void close() throws IOException {
    if (folders != null) {
      for (PluginFolder folder : folders) {
        folder.close();
      }
    }
  }
}
