package io.firn.cli.options;

import io.firn.cli.password.PasswordSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the commands that open a repository. */
public final class RepositoryOptions extends StorageOptions {

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
          "Keep local copies of index, snapshots and log here. Default: $$XDG_CACHE_HOME/firn."
              + " Variable: FIRN_CACHE_DIR.")
  private Path cacheDirectory;

  @Option(
      names = "--no-cache",
      description = "Keep no local copies: the index is fetched and dropped again.")
  private boolean noCache;

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
}
