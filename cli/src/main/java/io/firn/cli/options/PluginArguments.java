package io.firn.cli.options;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.cli.exit.UsageException;
import io.firn.core.plugin.OptionValues;
import io.firn.core.plugin.PluginException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options of one plugin as part of a command: declared to the parser before parsing, read back
 * afterwards.
 */
public final class PluginArguments {

  private final PluginUse use;
  private final String name;
  private final List<OptionSpec> declared;
  private final Map<String, picocli.CommandLine.Model.OptionSpec> parsed = new LinkedHashMap<>();

  /** Those of {@link #parsed} that another plugin of the command declared first. */
  private final Set<String> shared = new HashSet<>();

  private final Map<String, List<String>> positional = new LinkedHashMap<>();

  /**
   * Options of a plugin.
   *
   * @param name of the plugin
   * @param declared what it takes
   */
  public PluginArguments(PluginUse use, String name, List<OptionSpec> declared) {
    this.use = use;
    this.name = name;
    this.declared = List.copyOf(declared);
  }

  public PluginUse use() {
    return use;
  }

  /** Of the plugin. */
  public String name() {
    return name;
  }

  /** For the heading of the help: {@code storage local}. */
  public String title() {
    return use.option() + " " + name;
  }

  /**
   * Declares the options to the parser. An option of the same name and type as one of another
   * plugin is one for both: the cloud of a storage and of the servers that are backed up to it.
   *
   * @param others plugins of the command that have declared theirs
   * @throws UsageException when one of them has a name that the command or another plugin takes
   */
  public void addTo(CommandSpec command, List<PluginArguments> others) throws UsageException {
    for (OptionSpec option : declared) {
      var known = others.stream().flatMap(other -> other.alike(option).stream()).findFirst();
      if (known.isPresent()) {
        parsed.put(option.name(), known.get());
        shared.add(option.name());
        continue;
      }
      String flag = "--" + option.name();
      if (command.optionsMap().containsKey(flag) || parsed.containsKey(option.name())) {
        throw new UsageException(
            "the "
                + title()
                + " wants the option "
                + flag
                + ", which this command has already; the plugin has to rename it");
      }
      var built = build(option);
      parsed.put(option.name(), built);
      command.addOption(built);
    }
  }

  private Optional<picocli.CommandLine.Model.OptionSpec> alike(OptionSpec option) {
    return declared.stream()
        .filter(own -> own.name().equals(option.name()) && own.type() == option.type())
        .map(own -> parsed.get(own.name()))
        .findFirst();
  }

  private static picocli.CommandLine.Model.OptionSpec build(OptionSpec option) {
    var builder =
        picocli.CommandLine.Model.OptionSpec.builder("--" + option.name())
            .description(description(option).replace("%", "%%").replace("$", "$$"))
            .paramLabel(label(option));
    return switch (option.type()) {
      case FLAG -> builder.type(boolean.class).arity("0").build();
      case TEXT_LIST -> builder.type(List.class).auxiliaryTypes(String.class).arity("1").build();
      case TEXT, NUMBER, SIZE, DURATION -> builder.type(String.class).arity("1").build();
    };
  }

  /** The option as it is given: {@code --sftp-key-file=FILE}. */
  public static String usage(OptionSpec option) {
    String flag = "--" + option.name();
    return option.type() == OptionType.FLAG ? flag : flag + "=" + label(option);
  }

  /** What the help says of the option, its variable included. */
  public static String description(OptionSpec option) {
    String text = option.help() + (option.help().endsWith(".") ? "" : ".");
    return option.environment().isEmpty()
        ? text
        : text + " Variable: " + option.environment() + ".";
  }

  private static String label(OptionSpec option) {
    if (!option.label().isEmpty()) {
      return option.label();
    }
    return switch (option.type()) {
      case TEXT, TEXT_LIST, FLAG -> "TEXT";
      case NUMBER -> "NUMBER";
      case SIZE -> "SIZE";
      case DURATION -> "TIME";
    };
  }

  /** The parser's options in the order declared, but for those that are another plugin's too. */
  public List<picocli.CommandLine.Model.OptionSpec> parserOptions() {
    return parsed.entrySet().stream()
        .filter(entry -> !shared.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The environment variables of options that have one, by long name. */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (OptionSpec option : declared) {
      if (!option.environment().isEmpty()) {
        variables.put(option.name(), option.environment());
      }
    }
    return variables;
  }

  /**
   * Adds texts that were given without the option's name, after those given with it.
   *
   * @throws UsageException when the plugin has no such list
   */
  public void addPositional(String option, List<String> texts) throws UsageException {
    boolean taken =
        declared.stream()
            .anyMatch(o -> o.name().equals(option) && o.type() == OptionType.TEXT_LIST);
    if (!taken) {
      throw new UsageException(
          "the " + title() + " takes no paths; say what to back up by its own options");
    }
    positional.put(option, List.copyOf(texts));
  }

  /** What was given, parsed by the declared types. */
  public OptionValues values() throws PluginException {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    parsed.forEach((option, spec) -> texts.put(option, texts(spec.getValue())));
    positional.forEach((option, more) -> texts.merge(option, more, PluginArguments::join));
    return OptionValues.parse(declared, texts);
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString());
    };
  }
}
