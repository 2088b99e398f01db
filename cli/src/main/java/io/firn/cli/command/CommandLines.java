package io.firn.cli.command;

import io.firn.cli.exit.UsageException;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the parser of a command: its own options and those of the plugins it uses. */
final class CommandLines {

  private CommandLines() {}

  /**
   * The parser of one command.
   *
   * @param pluginName the plugin that is asked for, by its use
   */
  static ParsedCommand of(
      CommandName name, PluginLoader plugins, Function<PluginUse, String> pluginName)
      throws PluginException, UsageException {
    FirnCommand command = name.create();
    CommandLine line = bare(name, command);
    List<PluginArguments> arguments = new ArrayList<>();
    for (PluginUse use : name.uses()) {
      String plugin = pluginName.apply(use);
      PluginArguments added = new PluginArguments(use, plugin, use.options(plugins, plugin));
      added.addTo(line.getCommandSpec(), arguments);
      arguments.add(added);
    }
    HelpSections.install(line, arguments);
    return new ParsedCommand(name, command, line, arguments);
  }

  /** The parser of one command without any plugin's options. */
  static CommandLine bare(CommandName name, FirnCommand command) {
    CommandLine line = new CommandLine(command);
    // A file may be called @something, and its content is not for us to read as arguments.
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(80);
    line.setCommandName("firn " + name.words());
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().header(name.summary() + ".").sortOptions(false);
    return line;
  }
}
