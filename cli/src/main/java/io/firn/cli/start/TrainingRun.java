package io.firn.cli.start;

import io.firn.cli.Main;
import java.util.List;

/**
 * What the JVM watches while the class cache is made: the commands whose start has to be fast, one
 * after the other in one JVM. The classes they load, and the profiles of the methods they run
 * often, come ready from the cache afterwards.
 */
final class TrainingRun {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("version"),
          List.of("storage", "list"),
          List.of("version", "--json"));

  private TrainingRun() {}

  public static void main(String[] arguments) {
    for (List<String> command : COMMANDS) {
      Main.run(command.toArray(String[]::new));
    }
    System.exit(
        0); // as a command ends: the classes of an orderly end belong into the cache as well
  }
}
