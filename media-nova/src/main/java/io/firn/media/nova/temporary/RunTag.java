package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose something temporary is: the run that made it, and where that run is or was.
 *
 * @param run id of the run
 * @param host that it runs on
 * @param process its number and start there
 * @param source id of the server or volume that it is about, or what is being restored
 */
public record RunTag(String run, String host, String process, String source) {

  static final String RUN = "firn_run";
  static final String HOST = "firn_host";
  static final String PROCESS = "firn_process";
  static final String SOURCE = "firn_source";

  /** A tag of Nova's that tells servers which are being restored from all others. */
  public static final String UNFINISHED = "firn-unfinished";

  private static final String PREFIX = "firn-";

  public RunTag {
    requireNonNull(run, "run");
    requireNonNull(host, "host");
    requireNonNull(process, "process");
    requireNonNull(source, "source");
  }

  /** Of a run of this process. */
  public static RunTag ofThisProcess(String run, String source) {
    return new RunTag(run, ThisProcess.host(), ThisProcess.mark(), source);
  }

  /** The name of something temporary of this run. */
  public String name(String what) {
    return PREFIX + run + "-" + what;
  }

  /** For properties of images and metadata of volumes and snapshots. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(RUN, run);
    properties.put(HOST, host);
    properties.put(PROCESS, process);
    properties.put(SOURCE, source);
    return properties;
  }

  /**
   * The same as words, {@code firn_run=...}: for tags and texts of things that have no properties,
   * or whose properties others inherit.
   */
  public List<String> words() {
    return properties().entrySet().stream().map(RunTag::word).toList();
  }

  private static String word(Map.Entry<String, String> property) {
    return property.getKey() + "=" + property.getValue();
  }

  /** The word that says the host; the same for all that a host makes. */
  public static String hostWord(String host) {
    return word(Map.entry(HOST, host));
  }

  /** Whether a word is one of a tag's. */
  public static boolean isOwnWord(String word) {
    return isOwn(word.split("=", 2)[0]);
  }

  /** Finds in words what would be a property. */
  static Function<String, Optional<String>> in(Collection<String> words) {
    return property ->
        words.stream()
            .filter(word -> word.startsWith(property + "="))
            .map(word -> word.substring(property.length() + 1))
            .findFirst();
  }

  /** Whether a property is one of a tag's. */
  public static boolean isOwn(String property) {
    return property.equals(RUN)
        || property.equals(HOST)
        || property.equals(PROCESS)
        || property.equals(SOURCE);
  }

  /** Reads a tag of what has its user's name already: a server that does not run yet. */
  static Optional<RunTag> read(Function<String, Optional<String>> property) {
    return read(PREFIX + property.apply(RUN).orElse("") + "-", property);
  }

  /** Reads a tag; none unless the name and all the properties are those of a run. */
  static Optional<RunTag> read(String name, Function<String, Optional<String>> property) {
    Optional<String> run = property.apply(RUN);
    Optional<String> host = property.apply(HOST);
    Optional<String> process = property.apply(PROCESS);
    if (run.isEmpty() || host.isEmpty() || process.isEmpty() || run.get().isBlank()) {
      return Optional.empty();
    }
    if (!name.startsWith(PREFIX + run.get() + "-")) {
      return Optional.empty();
    }
    return Optional.of(
        new RunTag(run.get(), host.get(), process.get(), property.apply(SOURCE).orElse("")));
  }
}
