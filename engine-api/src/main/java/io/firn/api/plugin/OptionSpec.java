package io.firn.api.plugin;

import static java.util.Objects.requireNonNull;

/**
 * One option that a plugin takes. The command line shows it as {@code --name} with its help, parses
 * it by its type, and hands it over in {@link PluginOptions}.
 *
 * @param name long option without the leading dashes, lower case with hyphens: {@code read-size}
 * @param type how the text is parsed and checked
 * @param help one line: what it does, its default and its unit; never null
 * @param environment variable that gives the value when the option is absent, or the empty string
 * @param label what stands for the value in the help: {@code FILE}; empty for the type's own word
 */
public record OptionSpec(
    String name, OptionType type, String help, String environment, String label) {

  public OptionSpec {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(help, "help");
    requireNonNull(environment, "environment");
    requireNonNull(label, "label");
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not an option name: " + name);
    }
  }

  /** An option without an environment variable, whose value is called by its type. */
  public static OptionSpec of(String name, OptionType type, String help) {
    return new OptionSpec(name, type, help, "", "");
  }

  /** The same option with this variable. */
  public OptionSpec withEnvironment(String variable) {
    return new OptionSpec(name, type, help, variable, label);
  }

  /** The same option with this word for its value: {@code PATH}, {@code PATTERN}. */
  public OptionSpec withLabel(String word) {
    return new OptionSpec(name, type, help, environment, word);
  }
}
