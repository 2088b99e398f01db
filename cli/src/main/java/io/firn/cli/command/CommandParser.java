package io.firn.cli.command;

import io.firn.cli.Host;
import io.firn.cli.config.Profile;
import io.firn.cli.config.ProfileFile;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.Layers;
import io.firn.cli.options.PluginUse;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Fills in a command's options from the command line, variables and the profile. */
public final class CommandParser {

  private final Host host;
  private final PluginLoader plugins;

  public CommandParser(Host host, PluginLoader plugins) {
    this.host = host;
    this.plugins = plugins;
  }

  /**
   * Parses the arguments after the command's name.
   *
   * @throws UsageException in one line, with where to read more
   */
  public ParsedCommand parse(CommandName name, List<String> arguments)
      throws UsageException, IOException {
    ProfileFile file =
        new ProfileFile(host.configurationHome().resolve("firn").resolve("config.yaml"));
    Optional<String> asked =
        Layers.onCommandLine("profile", arguments).or(() -> host.variable("FIRN_PROFILE"));
    Profile profile = file.profile(asked);
    Layers layers = new Layers(host::variable, profile);
    ParsedCommand parsed =
        CommandLines.of(name, plugins, use -> pluginName(layers, use, arguments));
    try {
      parse(parsed, layers, arguments);
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(unmatched(name, e), e);
    } catch (ParameterException e) {
      throw new UsageException(invalid(name, e), e);
    }
    if (!parsed.command().common().help()) {
      new ProfileKeys(plugins, file).check(parsed, profile);
    }
    return parsed;
  }

  private static String pluginName(Layers layers, PluginUse use, List<String> arguments) {
    return layers.early(use.option(), arguments).orElse(use.defaultName());
  }

  private void parse(ParsedCommand parsed, Layers layers, List<String> arguments)
      throws UsageException {
    var result = parsed.line().parseArgs(arguments.toArray(String[]::new));
    if (parsed.command().common().help()) {
      return;
    }
    List<String> added =
        layers.additions(
            parsed.line().getCommandSpec(), result::hasMatchedOption, parsed.arguments());
    if (!added.isEmpty()) {
      List<String> all = new ArrayList<>(added);
      all.addAll(arguments);
      parsed.line().parseArgs(all.toArray(String[]::new));
    }
  }

  private static String unmatched(CommandName name, UnmatchedArgumentException e) {
    String text = e.getUnmatched().getFirst();
    if (!e.isUnknownOption()) {
      return "firn " + name.words() + " takes no argument '" + text + "'" + help(name);
    }
    String option = text.replaceFirst("=.*", "");
    // Two dashes are no likeness: --x is as near to --y as x is to y.
    List<String> suggestions =
        Suggestions.of(
                option.replaceFirst("^-+", ""),
                e.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                    .filter(flag -> flag.startsWith("--"))
                    .map(flag -> flag.substring(2))
                    .toList())
            .stream()
            .map(flag -> "--" + flag)
            .toList();
    return "firn "
        + name.words()
        + " has no option "
        + option
        + (suggestions.isEmpty()
            ? help(name)
            : "; did you mean " + String.join(" or ", suggestions) + "?");
  }

  private static String invalid(CommandName name, ParameterException e) {
    String text = e.getMessage();
    if (e instanceof MissingParameterException) {
      text = text.replaceFirst("^Missing required", "missing");
    }
    return Character.toLowerCase(text.charAt(0)) + text.substring(1) + help(name);
  }

  private static String help(CommandName name) {
    return "; see firn " + name.words() + " --help";
  }

  /** For the help, which is shown even when a plugin is missing. */
  ParsedCommand withoutArguments(CommandName name) throws PluginException, UsageException {
    return CommandLines.of(name, plugins, PluginUse::defaultName);
  }
}
