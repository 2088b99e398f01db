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

/** {@code firn key passwd}. */
@Command(
    description = {"Puts a new password in the place of the one that is given.", ""},
    footer = {"", "Example:", "  firn key passwd --container /srv/backup"})
final class KeyPasswdCommand implements FirnCommand {

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
        Password changed = Password.of(password.source().readNew(run.host()))) {
      KeySlot slot = access.repository().changePassword(changed);
      KeyResult.print(run, "Changed", slot);
    }
    return ExitCode.DONE;
  }
}
