package io.firn.cli.config;

import io.firn.cli.exit.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads {@code config.yaml}:
 *
 * <pre>
 * profiles:
 *   default:
 *     storage: local
 *     container: /srv/backup
 *     password-file: /etc/firn/password
 *   laptop:
 *     container: /mnt/disk/backup
 *     exclude: ["*.tmp", "/home/*&#47;.cache"]
 * </pre>
 *
 * <p>The profile {@code default} is used when none is named; it need not exist.
 */
public final class ProfileFile {

  /** The profile that is used when none is asked for. */
  public static final String DEFAULT = "default";

  private final Path path;

  public ProfileFile(Path path) {
    this.path = path;
  }

  /**
   * The file of a user.
   *
   * @param configurationHome folder for the configuration of all programs
   */
  public static ProfileFile of(Path configurationHome) {
    return new ProfileFile(configurationHome.resolve("firn").resolve("config.yaml"));
  }

  public Path path() {
    return path;
  }

  /**
   * Reads one profile.
   *
   * @param asked by name; empty for {@link #DEFAULT}, which need not exist
   * @throws UsageException when it does not exist or the file is not as it should be
   */
  public Profile profile(Optional<String> asked) throws UsageException, IOException {
    String name = asked.orElse(DEFAULT);
    Map<?, ?> profiles = profiles();
    if (profiles.containsKey(name)) {
      return new Profile(name, options(name, profiles.get(name)));
    }
    if (asked.isEmpty()) {
      return Profile.NONE;
    }
    throw new UsageException(
        profiles.isEmpty()
            ? "no profile '" + name + "': " + path + " has none"
            : "no profile '" + name + "' in " + path + "; there is " + names(profiles));
  }

  private static String names(Map<?, ?> profiles) {
    return String.join(", ", profiles.keySet().stream().map(String::valueOf).sorted().toList());
  }

  private Map<?, ?> profiles() throws UsageException, IOException {
    Map<?, ?> root = map(parse(), "the file");
    for (Object key : root.keySet()) {
      if (!"profiles".equals(key)) {
        throw new UsageException(
            path + ": unknown key '" + key + "'; at the top stands 'profiles'");
      }
    }
    return map(root.get("profiles"), "'profiles'");
  }

  private Object parse() throws UsageException, IOException {
    try {
      String text = Files.readString(path);
      return new Load(LoadSettings.builder().setLabel(path.toString()).build())
          .loadFromString(text);
    } catch (NoSuchFileException e) {
      return null;
    } catch (CharacterCodingException e) {
      throw new UsageException(path + ": not UTF-8; save it as such", e);
    } catch (AccessDeniedException e) {
      throw new UsageException(path + " may not be read by this user", e);
    } catch (IOException e) {
      throw new UsageException(path + " cannot be read; it must be a file", e);
    } catch (YamlEngineException e) {
      // The exception's own text quotes the file, which may name secrets.
      throw new UsageException(path + ": not YAML" + place(e) + "; correct the file", e);
    }
  }

  private static String place(YamlEngineException e) {
    return e instanceof org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException marked
        ? marked.getProblemMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("")
        : "";
  }

  private Map<?, ?> map(Object value, String what) throws UsageException {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new UsageException(path + ": " + what + " must be a map of keys and values");
  }

  private Map<String, List<String>> options(String profile, Object value) throws UsageException {
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map(value, "profile '" + profile + "'").entrySet()) {
      String key = String.valueOf(entry.getKey());
      options.put(key, texts(profile, key, entry.getValue()));
    }
    return options;
  }

  private List<String> texts(String profile, String key, Object value) throws UsageException {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>(list.size());
      for (Object item : list) {
        texts.add(text(profile, key, item));
      }
      return texts;
    }
    return List.of(text(profile, key, value));
  }

  private String text(String profile, String key, Object value) throws UsageException {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case null, default ->
          throw new UsageException(
              path + ": '" + key + "' of profile '" + profile + "' must be a text, number or list");
    };
  }
}
