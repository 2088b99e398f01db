package io.firn.openstack.config;

import io.firn.openstack.CloudException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The clouds of one {@code clouds.yaml}, with what {@code secure.yaml} adds to them.
 *
 * @param path of the file
 * @param clouds by name
 */
record CloudsFile(Path path, Map<String, Object> clouds) {

  /**
   * The first file of its kind.
   *
   * @param candidates of {@code clouds.yaml}, the first that exists is taken
   * @param secureCandidates likewise of {@code secure.yaml}
   */
  static Optional<CloudsFile> find(List<Path> candidates, List<Path> secureCandidates)
      throws CloudException.Misconfigured {
    Optional<Path> clouds = candidates.stream().filter(Files::isRegularFile).findFirst();
    if (clouds.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> secure = secureCandidates.stream().filter(Files::isRegularFile).findFirst();
    Map<String, Object> known = read(clouds.get());
    return Optional.of(
        new CloudsFile(clouds.get(), secure.isEmpty() ? known : merged(known, read(secure.get()))));
  }

  private static Map<String, Object> read(Path file) throws CloudException.Misconfigured {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try (InputStream in = Files.newInputStream(file)) {
      return map(map(new Load(settings).loadFromInputStream(in)).get("clouds"));
    } catch (YamlEngineException e) {
      // Without its message, which quotes the lines around the mistake.
      throw new CloudException.Misconfigured(file + " is no YAML; check it with a YAML tool", null);
    } catch (IOException e) {
      throw new CloudException.Misconfigured(file + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, member) -> map.put(String.valueOf(key), member));
    }
    return map;
  }

  /** What the second has wins, member by member. */
  private static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
    Map<String, Object> both = new LinkedHashMap<>(first);
    second.forEach(
        (key, value) ->
            both.merge(
                key,
                value,
                (old, more) ->
                    old instanceof Map && more instanceof Map
                        ? merged(map(old), map(more))
                        : more));
    return both;
  }

  /** The only cloud's name, when there is only one. */
  Optional<String> only() {
    return clouds.size() == 1 ? clouds.keySet().stream().findFirst() : Optional.empty();
  }

  /** The settings of a cloud. */
  Map<String, Object> cloud(String name) throws CloudException.Misconfigured {
    if (!clouds.containsKey(name)) {
      throw new CloudException.Misconfigured(
          "there is no cloud %s in %s; it has %s"
              .formatted(name, path, String.join(", ", new TreeSet<>(clouds.keySet()))),
          null);
    }
    return map(clouds.get(name));
  }

  /** The settings below a cloud's {@code auth}. */
  static Map<String, Object> auth(Map<String, Object> cloud) {
    return map(cloud.get("auth"));
  }
}
