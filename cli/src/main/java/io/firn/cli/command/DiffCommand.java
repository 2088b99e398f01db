package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.browse.Diff;
import io.firn.core.browse.Difference;
import io.firn.core.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firn diff}. */
@Command(
    description = {
      "Marks: + added, - removed, M content, T another type, U mode, owner or time.",
      ""
    },
    footer = {"", "Example:", "  firn diff --container /srv/backup 3f9a01c2 latest"})
final class DiffCommand implements FirnCommand {

  @Parameters(index = "0", paramLabel = "OLD", description = "The snapshot that came first.")
  private String before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The snapshot to compare with it.")
  private String after;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (OpenContent content = OpenContent.open(run, repository, List.of(before, after))) {
      Snapshot old = content.snapshots().getFirst();
      Snapshot now = content.snapshots().getLast();
      Diff diff = new Diff(content.chunks());
      run.result(
          out -> {
            for (Diff.DiskDifference found : diff.disks(old, now).values()) {
              out.println(mark(found.kind()) + " " + SnapshotPart.of(found.disk()).line());
            }
            diff.compare(
                old,
                now,
                found -> out.println(mark(found.kind()) + " " + Entries.path(found.entry())));
          },
          json -> json(json, diff, old, now));
    }
    return ExitCode.DONE;
  }

  private static void json(JsonGenerator json, Diff diff, Snapshot old, Snapshot now)
      throws IOException {
    json.writeStartArray();
    for (Diff.DiskDifference found : diff.disks(old, now).values()) {
      json.writeStartObject();
      change(json, found.kind());
      SnapshotPart.of(found.disk()).fields(json);
      json.writeEndObject();
    }
    diff.compare(
        old,
        now,
        found -> {
          json.writeStartObject();
          change(json, found.kind());
          Entries.fields(json, found.entry());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private static void change(JsonGenerator json, Difference.Kind kind) throws IOException {
    json.writeStringField("change", kind.name().toLowerCase(Locale.ROOT));
  }

  private static char mark(Difference.Kind kind) {
    return switch (kind) {
      case ADDED -> '+';
      case REMOVED -> '-';
      case TYPE -> 'T';
      case CONTENT -> 'M';
      case ATTRIBUTES -> 'U';
    };
  }
}
