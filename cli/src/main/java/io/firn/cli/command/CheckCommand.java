package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.inject.Guice;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.cli.output.Printable;
import io.firn.core.check.CheckOperation;
import io.firn.core.check.CheckReport;
import io.firn.core.check.Finding;
import io.firn.core.progress.Progress;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn check}. */
@Command(
    description = {
      "Finds what is missing or damaged, and names the snapshots and files it hits. Changes"
          + " nothing.",
      ""
    },
    footer = {"", "Example:", "  firn check --container /srv/backup --read-data"})
final class CheckCommand implements FirnCommand {

  /** Files named for one object on the screen; JSON has more. */
  private static final int FILES_SHOWN = 10;

  @Option(
      names = "--read-data",
      description = "Read every segment and open every block: as long as a full restore.")
  private boolean readData;

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    CheckReport report;
    Optional<StorageMetrics> metrics;
    try (RepositoryAccess access = open(run)) {
      CheckOperation operation =
          Guice.createInjector(new RepositoryModule(access.repository(), run.host().clock()))
              .getInstance(CheckOperation.class);
      Progress progress = new Progress();
      try (var _ = Displays.start(run, progress, false)) {
        report = operation.run(readData, progress);
      }
      metrics = access.metrics();
    }
    run.result(out -> text(out, report), json -> json(json, report, metrics));
    return report.isClean() ? ExitCode.DONE : ExitCode.DAMAGED;
  }

  /** To write down what is bad; a repository that can only be read is checked all the same. */
  private RepositoryAccess open(Run run) throws IOException, UsageException, InterruptedException {
    try {
      return RepositoryAccess.open(run, repository, OpenMode.WRITE);
    } catch (StorageException.Denied | StorageException.Misconfigured e) {
      return RepositoryAccess.open(run, repository, OpenMode.READ);
    }
  }

  private void text(PrintStream out, CheckReport report) {
    for (Finding finding : report.findings()) {
      out.println(finding.object() + ": " + Printable.of(finding.problem()));
      finding.snapshots().forEach(id -> out.println("  snapshot " + id));
      finding.files().stream()
          .limit(FILES_SHOWN)
          .forEach(file -> out.println("  " + Printable.of(file)));
      if (finding.filesInAll() > FILES_SHOWN) {
        out.println("  ... " + Amount.of(finding.filesInAll(), "file") + " in all");
      }
    }
    out.printf(
        "Checked %s, %s, %s (%s)%s in %s%n",
        Amount.of(report.snapshots(), "snapshot"),
        Amount.of(report.indexPieces(), "index piece"),
        Amount.of(report.segments(), "segment"),
        Amount.bytes(report.bytes()),
        readData ? ", read " + Amount.count(report.read()) : "",
        Amount.seconds(report.seconds()));
    out.println(
        report.isClean()
            ? "No damage was found"
            : "Damaged: " + Amount.of(report.findings().size(), "object"));
  }

  private static void json(JsonGenerator json, CheckReport report, Optional<StorageMetrics> metrics)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("clean", report.isClean());
    json.writeNumberField("snapshots", report.snapshots());
    json.writeNumberField("index_pieces", report.indexPieces());
    json.writeNumberField("segments", report.segments());
    json.writeNumberField("segments_read", report.read());
    json.writeNumberField("segments_unused", report.unused());
    json.writeNumberField("bytes", report.bytes());
    json.writeNumberField("chunks", report.chunks());
    JsonDocument.seconds(json, "seconds", report.seconds());
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      json.writeStringField("object", finding.object());
      json.writeStringField("problem", finding.problem());
      JsonDocument.texts(json, "snapshots", finding.snapshots());
      JsonDocument.texts(json, "files", finding.files());
      json.writeNumberField("files_in_all", finding.filesInAll());
      json.writeEndObject();
    }
    json.writeEndArray();
    StorageFigures.write(json, metrics);
    json.writeEndObject();
  }
}
