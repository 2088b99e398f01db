package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.core.repair.IndexRepair;
import io.firn.core.repair.RepairReport;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn repair index}. */
@Command(
    description = {
      "Sets damaged index pieces aside and reads what they said again from the segments. Deletes"
          + " nothing.",
      ""
    },
    footer = {"", "Example:", "  firn repair index --container /srv/backup"})
final class RepairIndexCommand implements FirnCommand {

  @Option(names = "--dry-run", description = "Write nothing, tell only what would be done.")
  private boolean dryRun;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    RepairReport report =
        RepairRun.of(run, repository, dryRun, IndexRepair.class, IndexRepair::run);
    run.result(out -> text(out, report), json -> json(json, report));
    return report.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void text(PrintStream out, RepairReport report) {
    RepairItems.text(out, dryRun ? "Would set aside " : "Set aside ", report.setAside());
    RepairItems.text(out, "Cannot read the table of ", report.unreadable());
    out.printf(
        "%s %s with %s of which no good piece knew; %s %s good%n",
        dryRun ? "Would enter" : "Entered",
        Amount.of(report.segments(), "segment"),
        Amount.of(report.chunks(), "chunk"),
        Amount.of(report.pieces(), "index piece"),
        report.pieces() == 1 ? "was" : "were");
    if (!report.unreadable().isEmpty()) {
      out.println("What these segments held is named by: firn check");
    }
  }

  private void json(JsonGenerator json, RepairReport report) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("dry_run", dryRun);
    RepairItems.json(json, "set_aside", report.setAside());
    json.writeNumberField("index_pieces", report.pieces());
    json.writeNumberField("index_pieces_written", report.piecesWritten());
    json.writeNumberField("segments", report.segments());
    json.writeNumberField("chunks", report.chunks());
    RepairItems.json(json, "unreadable", report.unreadable());
    JsonDocument.seconds(json, "seconds", report.seconds());
    json.writeEndObject();
  }
}
