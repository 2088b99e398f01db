package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import io.firn.cli.password.PasswordSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that open a repository. */
public final class RepositoryOptions {

  /** The storage when none is named. */
  public static final String DEFAULT_STORAGE = "local";

  @Option(
      names = "--storage",
      paramLabel = "NAME",
      description =
          "Kind of storage, see 'firn storage list'. Default: local. Variable: FIRN_STORAGE.")
  private String storage = DEFAULT_STORAGE;

  @Option(
      names = {"-C", "--container"},
      paramLabel = "PLACE",
      description =
          "Where the repository is: a folder or URI for local, container[/prefix] for object"
              + " stores. Variable: FIRN_CONTAINER.")
  private String container;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The password is the first line of FILE. Variable: FIRN_PASSWORD_FILE.")
  private Path passwordFile;

  @Option(
      names = "--password-command",
      paramLabel = "COMMAND",
      description =
          "The password is the first line that this shell command prints. Without any of these:"
              + " FIRN_PASSWORD, then the terminal is asked.")
  private String passwordCommand;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description =
          "Keep local copies of the index here. Default: $$XDG_CACHE_HOME/firn. Variable:"
              + " FIRN_CACHE_DIR.")
  private Path cacheDirectory;

  @Option(
      names = "--no-cache",
      description = "Keep no local copies: the index is fetched and dropped again.")
  private boolean noCache;

  @Mixin private TrafficOptions traffic;

  public String storage() {
    return storage;
  }

  /**
   * Where the repository is.
   *
   * @throws UsageException when nothing says it
   */
  public String container() throws UsageException {
    if (container == null) {
      throw new UsageException(
          "no repository is named; give --container (or FIRN_CONTAINER, or a profile)");
    }
    return container;
  }

  public PasswordSource password() {
    return new PasswordSource(
        Optional.ofNullable(passwordFile),
        Optional.ofNullable(passwordCommand),
        "FIRN_PASSWORD",
        "repository password");
  }

  /** The folder for local copies as given; empty for the usual place. */
  public Optional<Path> cacheDirectory() {
    return Optional.ofNullable(cacheDirectory);
  }

  public boolean noCache() {
    return noCache;
  }

  public TrafficOptions traffic() {
    return traffic;
  }
}
