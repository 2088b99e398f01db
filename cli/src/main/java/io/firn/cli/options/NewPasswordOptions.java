package io.firn.cli.options;

import io.firn.cli.password.PasswordSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a further password comes from. */
public final class NewPasswordOptions {

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description = "The new password is the first line of FILE.")
  private Path file;

  @Option(
      names = "--new-password-command",
      paramLabel = "COMMAND",
      description =
          "The new password is the first line that this shell command prints. Without either:"
              + " FIRN_NEW_PASSWORD, then the terminal is asked twice.")
  private String command;

  public PasswordSource source() {
    return new PasswordSource(
        Optional.ofNullable(file),
        Optional.ofNullable(command),
        "FIRN_NEW_PASSWORD",
        "new password");
  }
}
