package io.firn.cli.command;

import io.firn.cli.options.PluginArguments;
import java.util.List;
import picocli.CommandLine;

/**
 * A command with its options filled in.
 *
 * @param line for its help
 * @param arguments options of the plugins that it uses
 */
public record ParsedCommand(
    CommandName name, FirnCommand command, CommandLine line, List<PluginArguments> arguments) {}
