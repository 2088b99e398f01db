package io.firn.cli.options;

import io.firn.cli.config.Profile;
import io.firn.cli.exit.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds what the command line leaves open: first from variables, then from the profile. What is
 * added is written as arguments, so that one parser checks all of it.
 *
 * <p>The password is one thing with three names: whoever gives it in one way on a higher layer
 * hides all ways of the lower layers.
 */
public final class Layers {

  /** Variables of the program's own options. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "storage", "FIRN_STORAGE",
          "container", "FIRN_CONTAINER",
          "password-file", "FIRN_PASSWORD_FILE",
          "password-command", "FIRN_PASSWORD_COMMAND",
          "cache-dir", "FIRN_CACHE_DIR");

  private static final Set<String> PASSWORD = Set.of("password-file", "password-command");

  /**
   * What counts only where a repository is made. In a profile it waits for that; on the command
   * line it would be a mistake.
   */
  private static final Map<String, String> ONLY_WITH = Map.of("chunk-size", "init");

  private final Function<String, Optional<String>> environment;
  private final Profile profile;

  public Layers(Function<String, Optional<String>> environment, Profile profile) {
    this.environment = environment;
    this.profile = profile;
  }

  /** The value of an option that must be known before parsing, by the same order. */
  public Optional<String> early(String option, List<String> arguments) {
    Optional<String> given = onCommandLine(option, arguments);
    if (given.isPresent()) {
      return given;
    }
    Optional<String> variable = Optional.ofNullable(VARIABLES.get(option)).flatMap(environment);
    return variable.isPresent()
        ? variable
        : Optional.ofNullable(profile.options().get(option)).map(List::getFirst);
  }

  /** The value of {@code --option} as the arguments have it, the last one if several. */
  public static Optional<String> onCommandLine(String option, List<String> arguments) {
    String flag = "--" + option;
    Optional<String> found = Optional.empty();
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.equals(flag) && i + 1 < arguments.size()) {
        found = Optional.of(arguments.get(i + 1));
      } else if (argument.startsWith(flag + "=")) {
        found = Optional.of(argument.substring(flag.length() + 1));
      }
    }
    return found;
  }

  /**
   * Arguments to set before the user's own.
   *
   * @param matched options that the command line has, by any of their names
   * @param plugins of the command: their options may have variables of their own
   */
  public List<String> additions(
      CommandSpec command, Function<String, Boolean> matched, List<PluginArguments> plugins)
      throws UsageException {
    Set<String> taken = new HashSet<>();
    for (OptionSpec option : command.options()) {
      if (matched.apply(option.longestName())) {
        names(option).forEach(taken::add);
      }
    }
    hidePasswords(taken, PASSWORD.stream().anyMatch(taken::contains));
    List<String> added = new ArrayList<>();
    addVariables(command, taken, plugins, added);
    hidePasswords(
        taken,
        PASSWORD.stream().anyMatch(taken::contains)
            || environment.apply("FIRN_PASSWORD").isPresent());
    addProfile(command, taken, added);
    return added;
  }

  private static void hidePasswords(Set<String> taken, boolean hide) {
    if (hide) {
      taken.addAll(PASSWORD);
    }
  }

  private void addVariables(
      CommandSpec command, Set<String> taken, List<PluginArguments> plugins, List<String> added) {
    add(command, VARIABLES, taken, added);
    plugins.forEach(plugin -> add(command, plugin.environment(), taken, added));
  }

  private void add(
      CommandSpec command, Map<String, String> variables, Set<String> taken, List<String> added) {
    // Of the ways to give the password, the variable of the password itself stands first.
    boolean password = environment.apply("FIRN_PASSWORD").isPresent();
    variables.forEach(
        (option, variable) -> {
          Optional<String> value = environment.apply(variable);
          boolean open = !taken.contains(option) && !(password && PASSWORD.contains(option));
          if (open && value.isPresent() && command.optionsMap().containsKey("--" + option)) {
            added.add("--" + option + "=" + value.get());
            taken.add(option);
          }
        });
  }

  private void addProfile(CommandSpec command, Set<String> taken, List<String> added)
      throws UsageException {
    for (Map.Entry<String, List<String>> entry : profile.options().entrySet()) {
      OptionSpec option = command.optionsMap().get("--" + entry.getKey());
      if (option == null
          || names(option).stream().anyMatch(taken::contains)
          || isIdle(entry.getKey(), command, taken)) {
        continue;
      }
      if (entry.getValue().size() > 1 && !option.isMultiValue()) {
        throw new UsageException(
            "profile '" + profile.name() + "': '" + entry.getKey() + "' takes one value, no list");
      }
      entry.getValue().forEach(text -> added.add("--" + entry.getKey() + "=" + text));
    }
  }

  /** {@code firn init} has no such switch, as it always makes a repository. */
  private boolean isIdle(String key, CommandSpec command, Set<String> taken) {
    String needed = ONLY_WITH.get(key);
    return needed != null
        && command.optionsMap().containsKey("--" + needed)
        && !taken.contains(needed)
        && !List.of("true").equals(profile.options().get(needed));
  }

  private static List<String> names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      if (name.startsWith("--")) {
        names.add(name.substring(2));
      }
    }
    return names;
  }
}
