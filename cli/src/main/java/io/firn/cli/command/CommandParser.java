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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    ProfileFile file = ProfileFile.of(host.configurationHome());
    Optional<String> asked =
        Layers.onCommandLine("profile", arguments).or(() -> host.variable("FIRN_PROFILE"));
    Profile profile = file.profile(asked);
    Layers layers = new Layers(host::variable, profile);
    ParsedCommand parsed;
    try {
      parsed = parse(name, layers, arguments);
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(
          new UnknownArgument(name, new ImpliedMedia(plugins), e).message(), e);
    } catch (ParameterException e) {
      throw new UsageException(invalid(name, e), e);
    }
    if (!parsed.command().common().help()) {
      new ProfileKeys(plugins, file).check(parsed, profile);
    }
    return parsed;
  }

  /** With the media that the options mean, when nobody named one and the usual one lacks them. */
  private ParsedCommand parse(CommandName name, Layers layers, List<String> arguments)
      throws UsageException, PluginException {
    try {
      return parse(name, layers, arguments, this::usual);
    } catch (UnmatchedArgumentException e) {
      Optional<String> implied = implied(name, layers, arguments, e.getUnmatched());
      if (implied.isEmpty()) {
        throw e;
      }
      return parse(
          name, layers, arguments, use -> use.isMedia() ? implied.get() : use.defaultName());
    }
  }

  private Optional<String> implied(
      CommandName name, Layers layers, List<String> arguments, List<String> unmatched)
      throws UsageException {
    Optional<PluginUse> use = name.uses().stream().filter(PluginUse::isMedia).findFirst();
    if (use.isEmpty() || layers.early(use.get().option(), arguments).isPresent()) {
      return Optional.empty();
    }
    Set<String> options = new LinkedHashSet<>();
    unmatched.stream()
        .filter(text -> text.startsWith("--"))
        .forEach(text -> options.add(text.substring(2).replaceFirst("=.*", "")));
    return new ImpliedMedia(plugins).of(options, use.get());
  }

  private String usual(PluginUse use) {
    return use == PluginUse.CLEANUP
        ? new ImpliedMedia(plugins).toClean().orElse(use.defaultName())
        : use.defaultName();
  }

  private ParsedCommand parse(
      CommandName name, Layers layers, List<String> arguments, Function<PluginUse, String> usual)
      throws UsageException, PluginException {
    ParsedCommand parsed =
        CommandLines.of(
            name,
            plugins,
            use -> layers.early(use.option(), arguments).orElseGet(() -> usual.apply(use)));
    parse(parsed, layers, arguments);
    return parsed;
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
    return CommandLines.of(name, plugins, this::usual);
  }
}
