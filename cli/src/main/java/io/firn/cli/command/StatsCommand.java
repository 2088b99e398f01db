package io.firn.cli.command;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.output.Amount;
import io.firn.cli.output.Table;
import io.firn.core.format.ObjectKind;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firn stats}. */
@Command(
    description = {"What the repository takes in its storage, and what its snapshots hold.", ""},
    footer = {"", "Example:", "  firn stats --container /srv/backup"})
final class StatsCommand implements FirnCommand {

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  /** The objects of one kind. */
  private record Stored(String kind, long objects, long bytes) {}

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, OpenMode.READ)) {
      Repository opened = access.repository();
      List<Snapshot> snapshots = opened.snapshots().finished();
      long content =
          snapshots.stream().mapToLong(each -> each.document().statistics().bytes()).sum();
      List<Stored> stored =
          List.of(
              stored(opened, "segments", ObjectKind.SEGMENT),
              stored(opened, "index", ObjectKind.INDEX_PIECE),
              stored(opened, "snapshots", ObjectKind.SNAPSHOT));
      long bytes = stored.stream().mapToLong(Stored::bytes).sum();
      run.result(
          out -> text(out, stored, snapshots.size(), content, bytes),
          json -> {
            json.writeStartObject();
            json.writeStringField("repository", opened.header().repository().toString());
            json.writeNumberField("snapshots", snapshots.size());
            json.writeNumberField("bytes_content", content);
            json.writeNumberField("bytes_stored", bytes);
            for (Stored each : stored) {
              json.writeObjectFieldStart(each.kind() + "_stored");
              json.writeNumberField("objects", each.objects());
              json.writeNumberField("bytes", each.bytes());
              json.writeEndObject();
            }
            json.writeEndObject();
          });
    }
    return ExitCode.DONE;
  }

  private static Stored stored(Repository repository, String kind, ObjectKind objects)
      throws IOException {
    List<ObjectInfo> found = StorageListing.all(repository.storage(), objects.prefix());
    return new Stored(kind, found.size(), found.stream().mapToLong(ObjectInfo::size).sum());
  }

  private static void text(
      PrintStream out, List<Stored> stored, int snapshots, long content, long bytes) {
    Table table = new Table("Kind", ">Objects", ">Size");
    stored.forEach(
        each -> table.row(each.kind(), Amount.count(each.objects()), Amount.bytes(each.bytes())));
    table.print(out);
    out.printf(
        "%s of %s: %s stored%s%n",
        Amount.of(snapshots, "snapshot"),
        Amount.bytes(content),
        Amount.bytes(bytes),
        bytes == 0 || content < bytes
            ? ""
            : String.format(Locale.ROOT, " (%.1f : 1)", (double) content / bytes));
  }
}
