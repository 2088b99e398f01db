package io.firn.cli.command;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.NewPasswordOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.crypto.Password;
import io.firn.core.format.KeySlot;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn key add}. */
@Command(
    description = {"Each password opens the whole repository.", ""},
    footer = {
      "",
      "Example:",
      "  firn key add --container /srv/backup --label ops --new-password-file new"
    })
final class KeyAddCommand implements FirnCommand {

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "Whose password it is, or what for; anybody can read it.")
  private String label = "";

  @Mixin private NewPasswordOptions password;
  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, OpenMode.WRITE);
        Password added = Password.of(password.source().readNew(run.host()))) {
      KeySlot slot = access.repository().addPassword(added, label);
      KeyResult.print(run, "Added", slot);
    }
    return ExitCode.DONE;
  }
}
