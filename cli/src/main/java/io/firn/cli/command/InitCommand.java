package io.firn.cli.command;

import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.ChunkOptions;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.repository.KeySlots;
import io.firn.core.repository.Repository;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn init}. */
@Command(
    description = {
      "",
      "Without the password nothing can be read again: keep it in a safe place.",
      ""
    },
    footer = {"", "Example:", "  firn init --container /srv/backup"})
final class InitCommand implements FirnCommand {

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "Note for the first password, shown by 'firn key list'.")
  private String label = "";

  @Mixin private ChunkOptions chunks;
  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access =
        RepositoryAccess.create(run, repository, chunks.parameters(), label)) {
      Repository made = access.repository();
      String id = made.header().repository().toString();
      String place = RepositoryAccess.place(repository);
      run.summary(
          out -> out.println("Made repository " + id.substring(0, 8) + " at " + place),
          json -> {
            json.writeStartObject();
            json.writeStringField("repository", id);
            json.writeStringField("storage", repository.storage());
            json.writeStringField("container", place);
            json.writeStringField("created", made.header().created().toString());
            json.writeStringField("key", KeySlots.id(made.slot()));
            json.writeNumberField("chunk_size", made.header().chunking().average());
            json.writeEndObject();
          });
    }
    return ExitCode.DONE;
  }
}
