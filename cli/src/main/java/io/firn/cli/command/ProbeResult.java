package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.storage.CreateOnly;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.output.JsonDocument;
import io.firn.core.probe.Finding;
import io.firn.core.probe.Latency;
import io.firn.core.probe.ProbeReport;
import io.firn.core.probe.Suggestion;
import io.firn.core.probe.Transfer;
import io.firn.core.probe.Verdict;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code firn storage probe} prints: for people in 80 columns, or as JSON. */
record ProbeResult(
    String storage, String place, ProbeReport report, Optional<StorageMetrics> metrics) {

  /** A broken obligation is a failure, one that was not found out leaves the probe incomplete. */
  ExitCode code() {
    if (report.broken() > 0) {
      return ExitCode.FAILED;
    }
    return report.unknown() > 0 || report.left() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  /** For standard error, also where standard output is read by a program: what is not right. */
  Optional<String> complaint() {
    if (report.broken() > 0) {
      return Optional.of("the storage does not keep " + names(Verdict.Broken.class));
    }
    return report.unknown() > 0
        ? Optional.of("not found out: " + names(Verdict.Unknown.class))
        : Optional.empty();
  }

  private String names(Class<? extends Verdict> kind) {
    return report.findings().stream()
        .filter(finding -> kind.isInstance(finding.verdict()))
        .map(Finding::obligation)
        .collect(Collectors.joining(", "));
  }

  void text(PrintStream out) {
    new ProbeText(report).print(out);
  }

  /** Broken is what must not be overlooked. */
  static String verdict(Finding finding) {
    return switch (finding.verdict()) {
      case Verdict.Held _ -> "held";
      case Verdict.Broken _ -> "BROKEN";
      case Verdict.Unknown _ -> "unknown";
    };
  }

  void json(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("storage", storage);
    json.writeStringField("container", place);
    json.writeStringField("create_only", word(report.createOnly()));
    JsonDocument.seconds(json, "settle_seconds", report.settleTime().toMillis() / 1000.0);
    json.writeArrayFieldStart("obligations");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      json.writeStringField("name", finding.obligation());
      json.writeStringField("verdict", verdict(finding).toLowerCase(Locale.ROOT));
      json.writeStringField("seen", finding.verdict().seen());
      JsonDocument.optional(json, "advice", advice(finding.verdict()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("latencies");
    for (Latency latency : report.latencies()) {
      json.writeStartObject();
      json.writeStringField("request", latency.request());
      json.writeNumberField("count", latency.count());
      json.writeNumberField("seconds_median", micros(latency.median()));
      json.writeNumberField("seconds_max", micros(latency.longest()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("transfers");
    for (Transfer transfer : report.transfers()) {
      json.writeStartObject();
      json.writeNumberField("segment_size", transfer.size());
      json.writeNumberField("connections", transfer.connections());
      json.writeNumberField("segments", transfer.objects());
      json.writeNumberField("up_bytes_per_second", Math.round(transfer.up()));
      json.writeNumberField("down_bytes_per_second", Math.round(transfer.down()));
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonDocument.optional(json, "cut_short", report.cutShort());
    suggestion(json);
    json.writeNumberField("objects_reaped", report.reaped());
    json.writeNumberField("objects_left", report.left());
    json.writeNumberField("bytes_up", report.bytesUp());
    json.writeNumberField("bytes_down", report.bytesDown());
    JsonDocument.seconds(json, "seconds", report.took().toMillis() / 1000.0);
    StorageFigures.write(json, metrics);
    json.writeEndObject();
  }

  /** Seconds to the microsecond: a local disk answers within a tenth of a millisecond. */
  private static double micros(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e6;
  }

  private void suggestion(JsonGenerator json) throws IOException {
    if (report.suggestion().isEmpty()) {
      json.writeNullField("suggestion");
      return;
    }
    Suggestion best = report.suggestion().get();
    json.writeObjectFieldStart("suggestion");
    json.writeNumberField("max_segment_size", best.maxSegmentSize());
    json.writeNumberField("connections", best.connections());
    json.writeNumberField("measured_segment_size", best.basis().size());
    json.writeNumberField("measured_connections", best.basis().connections());
    json.writeNumberField("up_bytes_per_second", Math.round(best.basis().up()));
    json.writeNumberField("best_up_bytes_per_second", Math.round(best.best()));
    json.writeEndObject();
  }

  private static Optional<String> advice(Verdict verdict) {
    return verdict instanceof Verdict.Broken(String _, String advice)
        ? Optional.of(advice)
        : Optional.empty();
  }

  private static String word(CreateOnly level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
