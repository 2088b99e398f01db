package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares documents with those in {@code src/test/resources/golden}. What differs from run to run
 * is replaced first: ids by their order of appearance, times, durations, sizes after compression.
 * With {@code -Dgolden.update=true} the files are written instead.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final Pattern ID = Pattern.compile("\"[0-9a-f]{32}\"");
  private static final Pattern TIME =
      Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"");
  private static final Pattern VARYING =
      Pattern.compile(
          "\"(seconds|seconds_median|seconds_95_percent|seconds_max|bytes_added_raw"
              + "|bytes_added_stored|bytes_stored|bytes_fetched|fetches|requests|bytes_up|bytes_down"
              + "|dirs_changed|dirs_unmodified|uid|gid|time_stamp)\" : (\"[^\"]*\"|[0-9.E-]+)");
  private static final Pattern TEXTS =
      Pattern.compile("\"(user|group|hostname|java)\" : \"[^\"]*\"");

  private final Map<String, String> ids = new HashMap<>();
  private final Path home;

  /** Paths below this folder are shown as {@code HOME}. */
  public Golden(Path home) {
    this.home = home;
  }

  /**
   * Compares.
   *
   * @param varying further fields whose numbers differ from run to run
   */
  public void check(String name, String document, String... varying) {
    String normal = normalise(document);
    for (String field : varying) {
      normal = normal.replaceAll("\"" + field + "\" : [0-9]+", "\"" + field + "\" : \"VARIES\"");
    }
    Path file = FOLDER.resolve(name + ".json");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, normal);
      }
      assertThat(normal).as("golden document %s", name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String normalise(String document) {
    String text = document.replace(home.toString(), "HOME");
    text = TIME.matcher(text).replaceAll("\"TIME\"");
    text = VARYING.matcher(text).replaceAll("\"$1\" : \"VARIES\"");
    text = TEXTS.matcher(text).replaceAll("\"$1\" : \"TEXT\"");
    Matcher matcher = ID.matcher(text);
    return matcher.replaceAll(
        found -> ids.computeIfAbsent(found.group(), _ -> "\"ID-" + (ids.size() + 1) + "\""));
  }
}
