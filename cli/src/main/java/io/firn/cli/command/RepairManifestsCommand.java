package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.core.repair.ManifestRepair;
import io.firn.core.repair.ManifestRepairReport;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn repair manifests}. */
@Command(
    description = {
      "Writes lists of the segments that a snapshot needs anew where they were lost. Deletes nothing.",
      ""
    },
    footer = {"", "Example:", "  firn repair manifests --container /srv/backup"})
final class RepairManifestsCommand implements FirnCommand {

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
    ManifestRepairReport report =
        RepairRun.of(run, repository, dryRun, ManifestRepair.class, ManifestRepair::run);
    run.result(out -> text(out, report), json -> json(json, report));
    return report.impossible().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void text(PrintStream out, ManifestRepairReport report) {
    RepairItems.text(
        out, dryRun ? "Would write the manifest of " : "Wrote the manifest of ", report.renewed());
    RepairItems.text(out, "Cannot write the manifest of ", report.impossible());
    out.printf(
        "Looked at %s, %s %s%n",
        Amount.of(report.snapshots(), "snapshot"),
        dryRun ? "would write" : "wrote",
        Amount.of(report.renewed().size(), "manifest"));
  }

  private void json(JsonGenerator json, ManifestRepairReport report) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("dry_run", dryRun);
    json.writeNumberField("snapshots", report.snapshots());
    RepairItems.json(json, "renewed", report.renewed());
    RepairItems.json(json, "impossible", report.impossible());
    JsonDocument.seconds(json, "seconds", report.seconds());
    json.writeEndObject();
  }
}
