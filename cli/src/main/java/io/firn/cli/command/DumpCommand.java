package io.firn.cli.command;

import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.DownloadOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.browse.Dump;
import io.firn.core.read.ReadAhead;
import io.firn.core.restore.RestoreSettings;
import io.firn.core.snapshot.Snapshot;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn dump}. */
@Command(
    description = {"Prints one file, disk or document of a snapshot on standard output.", ""},
    footer = {"", "Example:", "  firn dump --container /srv/backup latest /etc/fstab"})
final class DumpCommand implements FirnCommand {

  @Parameters(
      index = "0",
      paramLabel = "SNAPSHOT",
      description = "Id, the beginning of one, or latest.")
  private String snapshot;

  @Parameters(index = "1", paramLabel = "NAME", description = "A path, disk or document.")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this new file; with --json the content must go to one.")
  private Path output;

  @Mixin private DownloadOptions download;
  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    if (common.json() && output == null) {
      throw new UsageException(
          "--json and the content both want standard output; name a file with --output");
    }
    try (OpenContent content = OpenContent.open(run, repository, List.of(snapshot))) {
      Snapshot shown = content.snapshots().getFirst();
      ReadAhead ahead = download.of(RestoreSettings.defaults()).inOrder();
      Dump dump = new Dump(content.chunks(ahead), ahead);
      if (output == null) {
        dump.write(shown, name, Channels.newChannel(run.host().out()));
        run.host().out().flush();
        return ExitCode.DONE;
      }
      toFile(run, dump, shown);
    }
    return ExitCode.DONE;
  }

  private void toFile(Run run, Dump dump, Snapshot shown) throws IOException {
    long written;
    try (WritableByteChannel file =
        FileChannel.open(output, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      written = dump.write(shown, name, file);
    }
    run.result(
        _ -> run.note("firn: wrote " + written + " bytes to " + output),
        json -> {
          json.writeStartObject();
          json.writeStringField("snapshot", shown.id());
          json.writeStringField("name", name);
          json.writeStringField("output", output.toString());
          json.writeNumberField("bytes", written);
          json.writeEndObject();
        });
  }
}
