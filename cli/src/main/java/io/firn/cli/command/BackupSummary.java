package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.cli.output.Printable;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.SourceOutcome;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a backup prints at its end.
 *
 * @param outcomes of all sources, in their order
 * @param metrics of all of them together
 */
record BackupSummary(
    List<SourceOutcome> outcomes, boolean dryRun, Optional<StorageMetrics> metrics) {

  /** With several sources each one's name stands above what became of it. */
  void text(PrintStream out) {
    for (SourceOutcome outcome : outcomes) {
      if (outcomes.size() > 1) {
        out.println("Source       " + Printable.of(SourceOutcome.name(outcome.source())));
      }
      switch (outcome) {
        case SourceOutcome.Done done -> text(out, done.report());
        case SourceOutcome.Failed failed ->
            out.println("Failed       " + Printable.of(failed.reason()));
      }
    }
    long failed = outcomes.stream().filter(SourceOutcome.Failed.class::isInstance).count();
    if (failed > 0) {
      out.printf("%d of %s failed%n", failed, Amount.of(outcomes.size(), "source"));
    }
  }

  private void text(PrintStream out, BackupReport report) {
    out.printf(
        "Files        %s new, %s changed, %s unmodified%n",
        Amount.count(report.filesNew()),
        Amount.count(report.filesChanged()),
        Amount.count(report.filesUnmodified()));
    out.printf(
        "Directories  %s new, %s changed, %s unmodified%n",
        Amount.count(report.directoriesNew()),
        Amount.count(report.directoriesChanged()),
        Amount.count(report.directoriesUnmodified()));
    out.printf(
        "Content      %s, of it %s read in %s%n",
        Amount.bytes(report.bytesTotal()),
        Amount.bytes(report.bytesRead()),
        Amount.seconds(report.seconds()));
    out.printf(
        "%s %s new, %s stored in %s%n",
        dryRun ? "Would add   " : "Added       ",
        Amount.bytes(report.bytesAddedRaw()),
        Amount.bytes(report.bytesAddedStored()),
        Amount.of(report.segmentsAdded(), "segment"));
    long errors = Problems.of(report.problems(), Severity.ERROR).size();
    if (errors > 0) {
      out.printf("Missing      %s could not be read%n", Amount.of(errors, "item"));
    }
    out.println(last(report));
  }

  /** An outcome in one line, for the log. */
  static String line(SourceOutcome outcome) {
    return switch (outcome) {
      case SourceOutcome.Done done -> line(done.report());
      case SourceOutcome.Failed failed ->
          SourceOutcome.name(failed.source()) + " failed: " + failed.reason();
    };
  }

  private static String line(BackupReport report) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %s read, %s stored in %s",
        report.snapshot().map(id -> "snapshot " + id).orElse("dry run"),
        Amount.bytes(report.bytesTotal()),
        Amount.bytes(report.bytesRead()),
        Amount.bytes(report.bytesAddedStored()),
        Amount.seconds(report.seconds()));
  }

  private static String last(BackupReport report) {
    String parent =
        report.parent().map(id -> ", compared with " + SnapshotListing.shortId(id)).orElse("");
    return report
        .snapshot()
        .map(id -> "Snapshot     " + SnapshotListing.shortId(id) + parent)
        .orElse("Nothing was written: this was a dry run");
  }

  /** One object for one source; with several sources an array of them. */
  void json(JsonGenerator json) throws IOException {
    if (outcomes.size() == 1) {
      write(json, outcomes.getFirst());
      return;
    }
    json.writeStartArray();
    for (SourceOutcome outcome : outcomes) {
      write(json, outcome);
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, SourceOutcome outcome) throws IOException {
    json.writeStartObject();
    if (outcomes.size() > 1) {
      json.writeStringField("source", SourceOutcome.name(outcome.source()));
    }
    switch (outcome) {
      case SourceOutcome.Done done -> write(json, done.report());
      case SourceOutcome.Failed failed -> json.writeStringField("failed", failed.reason());
    }
    json.writeEndObject();
  }

  private void write(JsonGenerator json, BackupReport report) throws IOException {
    JsonDocument.optional(json, "snapshot", report.snapshot());
    JsonDocument.optional(json, "parent", report.parent());
    json.writeNumberField("level", report.level());
    json.writeBooleanField("dry_run", dryRun);
    json.writeStringField("time", report.started().toString());
    json.writeNumberField("files_new", report.filesNew());
    json.writeNumberField("files_changed", report.filesChanged());
    json.writeNumberField("files_unmodified", report.filesUnmodified());
    json.writeNumberField("dirs_new", report.directoriesNew());
    json.writeNumberField("dirs_changed", report.directoriesChanged());
    json.writeNumberField("dirs_unmodified", report.directoriesUnmodified());
    json.writeNumberField("bytes_new", report.bytesNew());
    json.writeNumberField("bytes_changed", report.bytesChanged());
    json.writeNumberField("bytes_unmodified", report.bytesUnmodified());
    json.writeNumberField("bytes", report.bytesTotal());
    json.writeNumberField("bytes_read", report.bytesRead());
    json.writeNumberField("bytes_added_raw", report.bytesAddedRaw());
    json.writeNumberField("bytes_added_stored", report.bytesAddedStored());
    json.writeNumberField("chunks", report.chunks());
    json.writeNumberField("chunks_added", report.chunksAdded());
    json.writeNumberField("segments_added", report.segmentsAdded());
    JsonDocument.seconds(json, "seconds", report.seconds());
    Problems.write(json, report.problems());
    StorageFigures.write(json, metrics);
  }
}
