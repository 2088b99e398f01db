package io.firn.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command takes. */
public final class CommonOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Take what is not given here from this profile of the configuration file.")
  private String profile;

  @Option(
      names = "--json",
      description = "Print one JSON document on standard output, all else on standard error.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no notes; errors still show.")
  private boolean quiet;

  @Option(
      names = "--debug",
      description = "Log everything on standard error, and show stack traces.")
  private boolean debug;

  @Option(names = "--log-file", paramLabel = "FILE", description = "Append the log to FILE.")
  private Path logFile;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public boolean json() {
    return json;
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean debug() {
    return debug;
  }

  public Optional<Path> logFile() {
    return Optional.ofNullable(logFile);
  }

  /** Whether the help was asked for. */
  public boolean help() {
    return help;
  }

  /** The profile's name as given; the parser has looked it up before. */
  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }
}
