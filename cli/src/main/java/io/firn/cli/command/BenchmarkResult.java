package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.output.JsonDocument;
import io.firn.core.probe.ProbeReport;
import io.firn.core.tune.Advice;
import io.firn.core.tune.Machine;
import io.firn.core.tune.SampleSummary;
import io.firn.core.tune.Trial;
import io.firn.core.tune.TuneReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code firn benchmark} prints: for people in 80 columns, or as JSON.
 *
 * @param wanted whether the settings were to be written into a profile
 * @param applied where they were written
 */
record BenchmarkResult(
    Optional<Place> place, TuneReport report, boolean wanted, Optional<Applied> applied) {

  /** The storage that was measured. */
  record Place(String storage, String container) {}

  /** The profile that has the settings now. */
  record Applied(String profile, String file) {}

  private Optional<ProbeResult> probe() {
    return place.flatMap(
        at ->
            report
                .probe()
                .map(
                    found ->
                        new ProbeResult(at.storage(), at.container(), found, Optional.empty())));
  }

  /** As a probe of the storage ends; without one it is done. */
  ExitCode code() {
    return probe().map(ProbeResult::code).orElse(ExitCode.DONE);
  }

  /** For standard error: what is not right with the storage. */
  Optional<String> complaint() {
    boolean refused = wanted && report.probe().map(ProbeReport::broken).orElse(0L) > 0;
    return probe()
        .flatMap(ProbeResult::complaint)
        .map(
            line ->
                line
                    + "; see firn storage probe"
                    + (refused ? ". The profile is not changed" : ""));
  }

  void text(PrintStream out) {
    new BenchmarkText(this).print(out);
  }

  void json(JsonGenerator json) throws IOException {
    json.writeStartObject();
    machine(json, report.measured().machine());
    sample(json, report.measured().sample());
    trials(json, "compressions", report.measured().levels());
    trials(json, "chunk_sizes", report.measured().chunkSizes());
    if (probe().isPresent()) {
      json.writeFieldName("probe");
      probe().get().json(json);
    } else {
      json.writeNullField("probe");
    }
    json.writeArrayFieldStart("advice");
    for (Advice.Setting setting : report.advice().settings()) {
      json.writeStartObject();
      json.writeStringField("option", setting.option());
      json.writeStringField("value", setting.value());
      json.writeStringField("why", setting.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonDocument.texts(json, "notes", report.advice().notes());
    if (applied.isPresent()) {
      json.writeObjectFieldStart("applied");
      json.writeStringField("profile", applied.get().profile());
      json.writeStringField("file", applied.get().file());
      json.writeEndObject();
    } else {
      json.writeNullField("applied");
    }
    JsonDocument.seconds(json, "seconds", report.took().toMillis() / 1000.0);
    json.writeEndObject();
  }

  private static void machine(JsonGenerator json, Machine machine) throws IOException {
    json.writeObjectFieldStart("machine");
    json.writeNumberField("processors", machine.processors());
    json.writeNumberField("memory", machine.memory());
    json.writeStringField("cipher", machine.cipher());
    json.writeNumberField("cut_bytes_per_second", Math.round(machine.cut()));
    json.writeNumberField("named_bytes_per_second", Math.round(machine.named()));
    json.writeNumberField("sealed_bytes_per_second", Math.round(machine.sealed()));
    json.writeEndObject();
  }

  private static void sample(JsonGenerator json, SampleSummary sample) throws IOException {
    json.writeObjectFieldStart("sample");
    json.writeNumberField("files", sample.files());
    json.writeNumberField("bytes_files", sample.fileBytes());
    json.writeNumberField("bytes_images", sample.imageBytes());
    json.writeBooleanField("walked_all", sample.walkedAll());
    json.writeBooleanField("images_read", sample.imagesRead());
    json.writeNumberField("files_shortened", sample.shortened());
    json.writeNumberField("files_unreadable", sample.unreadable());
    json.writeNumberField("pieces", sample.pieces());
    json.writeNumberField("bytes", sample.bytes());
    json.writeNumberField("bytes_aligned", sample.alignedBytes());
    json.writeNumberField("bytes_holes", sample.holeBytes());
    json.writeNumberField("bytes_read", sample.readBytes());
    JsonDocument.seconds(json, "seconds", sample.readSeconds());
    json.writeEndObject();
  }

  private static void trials(JsonGenerator json, String name, List<Trial> trials)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Trial trial : trials) {
      json.writeStartObject();
      json.writeStringField("compression", trial.compression().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("chunk_size", trial.chunkSize());
      json.writeNumberField("bytes_raw", trial.raw());
      json.writeNumberField("bytes_new", trial.fresh());
      json.writeNumberField("chunks", trial.chunks());
      json.writeNumberField("bytes_stored", trial.stored());
      JsonDocument.seconds(json, "seconds", trial.seconds());
      JsonDocument.seconds(json, "processor_seconds", trial.processorSeconds());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
