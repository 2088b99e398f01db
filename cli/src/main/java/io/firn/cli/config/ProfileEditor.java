package io.firn.cli.config;

import io.firn.cli.exit.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Sets options of a profile and leaves everything else of the file as it is, comments too. What it
 * means to write is parsed again first: unless exactly those options are different then, nothing is
 * written.
 */
public final class ProfileEditor {

  private final Path path;

  public ProfileEditor(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * Refuses beforehand what {@link #set} would refuse: a file that is not to be written, or cannot
   * be changed safely.
   */
  public void check(String profile, Map<String, String> options)
      throws UsageException, IOException {
    new PrivateFile(path).check();
    edit(profile, options);
  }

  /**
   * Writes the options, which take one value each, into the profile; makes it, and the file, when
   * they are missing.
   *
   * @throws UsageException when the file must not be written, or is written in a way in which it
   *     cannot be changed safely; the message has the lines to add by hand
   */
  public void set(String profile, Map<String, String> options) throws UsageException, IOException {
    String text = edit(profile, options);
    new PrivateFile(path).replace(text);
  }

  private String edit(String profile, Map<String, String> options)
      throws UsageException, IOException {
    String before = read();
    try {
      String after = new ProfileText(before).with(profile, options);
      if (Objects.equals(load(after), expected(load(before), profile, options))) {
        return after;
      }
    } catch (YamlEngineException | ProfileText.Unsuitable e) {
      throw byHand(profile, options, e);
    }
    throw byHand(profile, options, null);
  }

  private String read() throws IOException {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static Object load(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Object expected(Object before, String profile, Map<String, String> options) {
    Map<Object, Object> root = copy(before);
    Map<Object, Object> profiles = copy(root.get("profiles"));
    Map<Object, Object> own = copy(profiles.get(profile));
    options.forEach((key, value) -> own.put(key, load(value)));
    profiles.put(profile, own);
    root.put("profiles", profiles);
    return root;
  }

  private static Map<Object, Object> copy(Object map) {
    return map instanceof Map<?, ?> known ? new LinkedHashMap<>(known) : new LinkedHashMap<>();
  }

  private UsageException byHand(String profile, Map<String, String> options, Exception cause) {
    StringBuilder lines = new StringBuilder();
    options.forEach(
        (key, value) ->
            lines.append(lines.isEmpty() ? "" : ", ").append(key).append(": ").append(value));
    String what = lines.isEmpty() ? "" : "; write into it yourself: " + lines;
    return new UsageException(
        path
            + ": profile '"
            + profile
            + "' is not written one key a line, so it is not changed"
            + what,
        cause);
  }
}
