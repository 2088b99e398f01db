package io.firn.cli.command;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.format.KeySlot;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firn key remove}. */
@Command(
    description = {
      "Its password opens the repository no more. Who knew it may have kept the key itself:"
          + " removing does not take that back.",
      ""
    },
    footer = {"", "Example:", "  firn key remove --container /srv/backup 3f9a01c2"})
final class KeyRemoveCommand implements FirnCommand {

  @Parameters(paramLabel = "ID", description = "Id of the key, or the beginning of it.")
  private String id;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, OpenMode.WRITE)) {
      KeySlot slot = access.repository().keySlots().remove(id);
      KeyResult.print(run, "Removed", slot);
    }
    return ExitCode.DONE;
  }
}
