package io.firn.cli.proof;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.core.plugin.OptionValues;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import io.firn.core.storage.OutageListener;
import io.firn.core.storage.StorageStack;
import io.firn.core.storage.StorageTraffic;
import io.firn.storage.swift.SwiftStorageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the repository of a proof lies: a container of a storage, and all that is needed to open
 * it, here or in another process. Immutable.
 *
 * @param storage name of the plugin
 * @param container as users name it
 * @param options of the plugin by name
 * @param environment variables that the plugin reads in place of this process's
 */
record Ground(
    String storage,
    String container,
    Map<String, String> options,
    Map<String, String> environment) {

  private static final PluginLoader PLUGINS =
      new PluginLoader(Ground.class.getClassLoader(), List.of());

  /** Between the parts of the text; no part has it. */
  private static final String BETWEEN = "\n";

  private static final String SWIFT = "swift";
  private static final String S3 = "s3";
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  static Ground folder(Path folder) {
    return new Ground("local", folder.toString(), Map.of(), Map.of());
  }

  /**
   * A container of Swift.
   *
   * @param environment says which cloud
   */
  static Ground swift(Map<String, String> environment, String container) {
    return new Ground(SWIFT, container, Map.of("swift-settle-time", "0s"), environment);
  }

  /** A bucket, of a server that speaks as S3 does. */
  static Ground s3(URI endpoint, String key, String secret, String bucket) {
    return new Ground(
        S3,
        bucket,
        Map.of("endpoint", endpoint.toString(), "s3-settle-time", "0s"),
        Map.of(KEY, key, SECRET, secret));
  }

  /** This, with an option in place of what it was. */
  Ground with(String option, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(option, value);
    return new Ground(storage, container, changed, environment);
  }

  /** This, with a variable in place of what it was. */
  Ground withVariable(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    changed.put(name, value);
    return new Ground(storage, container, options, changed);
  }

  /** Opens it as the commands do; a container that is missing is made by the first object. */
  Storage open() throws IOException {
    return open(StorageTraffic.DEFAULT, OutageListener.NONE);
  }

  /** As the commands do with these settings. */
  Storage open(StorageTraffic traffic, OutageListener outages) throws IOException {
    return new StorageStack(traffic, Optional.empty(), outages)
        .open(
            () -> {
              try {
                return plugin();
              } catch (PluginException e) {
                throw new IllegalStateException(this + " cannot be opened", e);
              }
            });
  }

  /** The plugin's storage alone, without retries. */
  Storage plugin() throws StorageException, PluginException {
    StorageFactory factory = factory();
    Map<String, List<String>> texts = new LinkedHashMap<>();
    options.forEach((name, value) -> texts.put(name, List.of(value)));
    return factory.open(
        container, StorageFactory.OpenMode.CREATE, OptionValues.parse(factory.options(), texts));
  }

  private StorageFactory factory() throws PluginException {
    return switch (storage) {
      case SWIFT -> new SwiftStorageFactory(environment::get);
      case S3 -> {
        // Where Amazon's own chain looks first. Tests of one process come one after the other.
        environment.forEach(System::setProperty);
        yield PLUGINS.storage(storage);
      }
      default -> PLUGINS.storage(storage);
    };
  }

  /** One argument for another process. */
  String text() {
    StringBuilder text = new StringBuilder(storage + BETWEEN + container);
    options.forEach((name, value) -> text.append(BETWEEN).append("--" + name + "=" + value));
    environment.forEach((name, value) -> text.append(BETWEEN).append(name + "=" + value));
    return text.toString();
  }

  /** What {@link #text} was made of. */
  static Ground parse(String text) {
    List<String> parts = List.of(text.split(BETWEEN, -1));
    Map<String, String> options = new LinkedHashMap<>();
    Map<String, String> environment = new LinkedHashMap<>();
    for (String part : parts.subList(2, parts.size())) {
      String name = part.substring(0, part.indexOf('='));
      String value = part.substring(part.indexOf('=') + 1);
      if (name.startsWith("--")) {
        options.put(name.substring(2), value);
      } else {
        environment.put(name, value);
      }
    }
    return new Ground(parts.getFirst(), parts.get(1), options, environment);
  }

  @Override
  public String toString() {
    return storage + ":" + container;
  }
}
