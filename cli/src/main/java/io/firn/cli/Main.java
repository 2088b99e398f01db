package io.firn.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code firn} command.
 *
 * <p>Arguments are parsed before anything of the engine is loaded, and {@code version} is answered
 * before the parser is: it has to take no longer than the bare start of a JVM.
 */
@Command(
    name = "firn",
    description = "Deduplicating, encrypting backups.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("version")) {
      System.out.println(VersionCommand.line());
      return;
    }
    System.exit(run(arguments));
  }

  /** Runs one command in this JVM and returns its exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new Main()).execute(arguments);
  }
}
