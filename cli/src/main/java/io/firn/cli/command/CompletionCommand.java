package io.firn.cli.command;

import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.PluginUse;
import io.firn.cli.options.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code firn completion}. */
@Command(
    description = {
      "The script is for bash. zsh reads it too, after 'autoload -U +X bashcompinit &&"
          + " bashcompinit'."
    },
    footer = {"", "Example:", "  source <(firn completion bash)"})
final class CompletionCommand implements FirnCommand {

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "SHELL",
      arity = "0..1",
      converter = Shells.class,
      completionCandidates = Shells.class,
      description = "bash or zsh; both get the same script.")
  private Shell shell = Shell.BASH;

  /** The shells that the script works in. */
  enum Shell {
    BASH,
    ZSH
  }

  /** Words of the parameter. */
  static final class Shells extends Words<Shell> {
    Shells() {
      super(Shell.class);
    }
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException {
    String script = script(run);
    run.result(
        out -> out.print(script),
        json -> {
          json.writeStartObject();
          json.writeStringField("shell", shell.name().toLowerCase(java.util.Locale.ROOT));
          json.writeStringField("script", script);
          json.writeEndObject();
        });
    return ExitCode.DONE;
  }

  private static String script(Run run) throws IOException, UsageException {
    CommandLine root = new CommandLine(CommandSpec.create().name("firn"));
    Map<String, CommandLine> groups = new HashMap<>();
    for (CommandName name : CommandName.values()) {
      ParsedCommand command = CommandLines.of(name, run.plugins(), PluginUse::defaultName);
      CommandLine parent =
          name.group()
              .map(group -> groups.computeIfAbsent(group, word -> group(root, word)))
              .orElse(root);
      String word = name.words().substring(name.words().indexOf(' ') + 1);
      command.line().setCommandName(word);
      parent.addSubcommand(word, command.line());
    }
    return AutoComplete.bash("firn", root);
  }

  private static CommandLine group(CommandLine root, String word) {
    CommandLine group = new CommandLine(CommandSpec.create().name(word));
    root.addSubcommand(word, group);
    return group;
  }
}
