package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.TreePath;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.browse.Listing;
import io.firn.core.browse.Visitor;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn ls}. */
@Command(
    description = {"Lists what a snapshot holds, all or below PATH, in path order.", ""},
    footer = {"", "Example:", "  firn ls --container /srv/backup latest /home/anna"})
final class LsCommand implements FirnCommand {

  @Parameters(
      index = "0",
      paramLabel = "SNAPSHOT",
      description = "Id, the beginning of one, or latest.")
  private String snapshot;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "Only this entry and what is below it.")
  private String path;

  @Option(
      names = {"-l", "--long"},
      description = "With mode, owner, size and time.")
  private boolean details;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    List<Optional<TreePath>> below = TreePaths.of(path);
    try (OpenContent content = OpenContent.open(run, repository, List.of(snapshot))) {
      Snapshot shown = content.snapshots().getFirst();
      Listing listing = new Listing(content.chunks());
      ZoneId zone = run.host().clock().getZone();
      run.result(
          out -> text(out, listing, shown, below, zone), json -> json(json, listing, shown, below));
    }
    return ExitCode.DONE;
  }

  private void text(
      PrintStream out, Listing listing, Snapshot shown, List<Optional<TreePath>> below, ZoneId zone)
      throws IOException {
    List<SnapshotPart> parts = parts(listing, shown, below);
    parts.forEach(part -> out.println(part.line()));
    long count =
        list(
            listing,
            shown,
            below,
            entry -> out.println(details ? Entries.line(entry, zone) : Entries.path(entry)));
    TreePaths.refuseNothing(count + parts.size(), path, shown);
  }

  private void json(
      JsonGenerator json, Listing listing, Snapshot shown, List<Optional<TreePath>> below)
      throws IOException {
    json.writeStartArray();
    List<SnapshotPart> parts = parts(listing, shown, below);
    for (SnapshotPart part : parts) {
      json.writeStartObject();
      part.fields(json);
      json.writeEndObject();
    }
    long count =
        list(
            listing,
            shown,
            below,
            entry -> {
              json.writeStartObject();
              Entries.fields(json, entry);
              json.writeEndObject();
            });
    TreePaths.refuseNothing(count + parts.size(), path, shown);
    json.writeEndArray();
  }

  private List<SnapshotPart> parts(
      Listing listing, Snapshot shown, List<Optional<TreePath>> below) {
    return SnapshotPart.all(shown, listing).stream()
        .filter(part -> below.getFirst().isEmpty() || part.answersTo(path))
        .toList();
  }

  /** Takes the first meaning of the path that something answers to. */
  private static long list(
      Listing listing, Snapshot shown, List<Optional<TreePath>> below, Visitor<TreeRecord> visitor)
      throws IOException {
    long count = 0;
    for (Optional<TreePath> meaning : below) {
      if (count == 0) {
        count = listing.list(shown, meaning, visitor);
      }
    }
    return count;
  }
}
