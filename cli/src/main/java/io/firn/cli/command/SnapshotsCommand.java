package io.firn.cli.command;

import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn snapshots}. */
@Command(
    description = {"Oldest first. An id may be shortened as long as it is the only one.", ""},
    footer = {"", "Example:", "  firn snapshots --container /srv/backup --tag weekly"})
final class SnapshotsCommand implements FirnCommand {

  @Option(names = "--hostname", paramLabel = "NAME", description = "Only those of this host.")
  private String hostname;

  @Option(
      names = {"-N", "--backup-name"},
      paramLabel = "NAME",
      description = "Only those of this name.")
  private String backupName;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only those with this tag; several: with all of them.")
  private List<String> tags = List.of();

  @Option(
      names = "--partial",
      description = "Also what unfinished backups have left to go on from.")
  private boolean partial;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, OpenMode.READ)) {
      SnapshotStore store = access.repository().snapshots();
      List<Snapshot> shown =
          (partial ? store.all() : store.finished())
              .stream().filter(snapshot -> isWanted(snapshot.document())).toList();
      SnapshotListing listing = new SnapshotListing(shown, run.host().clock().getZone());
      run.result(listing::text, listing::json);
    }
    return ExitCode.DONE;
  }

  private boolean isWanted(SnapshotDocument document) {
    return (hostname == null || hostname.equals(document.hostname()))
        && (backupName == null || backupName.equals(document.backupName()))
        && document.tags().containsAll(tags);
  }
}
