package io.firn.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code dev/servers up} has started, by the environment that it wrote. Immutable.
 *
 * @param state the folder of their configuration, processes and logs
 * @param variables addresses, users and keys, by name
 */
public record StartedServers(Path state, Map<String, String> variables) {

  private static final String DEFAULT_STATE = "/var/lib/firn-servers";

  public StartedServers {
    variables = Map.copyOf(variables);
  }

  /**
   * Those of this machine.
   *
   * @throws IllegalStateException when none were started
   */
  public static StartedServers find() {
    Path state = Path.of(System.getenv().getOrDefault("FIRN_SERVERS_STATE", DEFAULT_STATE));
    Path file = state.resolve("environment");
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing: run dev/servers up");
    }
    Map<String, String> variables = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] sides = line.split("=", 2);
        variables.put(sides[0], sides[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StartedServers(state, variables);
  }

  /** The value of a variable; null when there is none. */
  public String variable(String name) {
    return variables.get(name);
  }
}
