package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.core.storage.StorageMetrics;
import io.firn.core.storage.StorageMetrics.VerbMetrics;
import io.firn.core.storage.StorageVerb;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what a run asked of its storage. Loaded only when somebody wants to see it. */
final class StorageFigures {

  private static final Logger LOG = LoggerFactory.getLogger(StorageFigures.class);

  private StorageFigures() {}

  /** Logs a line for each verb that was used; these show with {@code --debug}. */
  static void log(StorageMetrics metrics) {
    for (StorageVerb verb : StorageVerb.values()) {
      VerbMetrics figures = metrics.verbs().get(verb);
      if (figures.requests() > 0) {
        LOG.debug("{}", line(verb, figures, metrics));
      }
    }
  }

  private static String line(StorageVerb verb, VerbMetrics figures, StorageMetrics metrics) {
    return ("storage %s: %s, %s failed, %s%s; %s in all, half of them below %s, 95 %% below %s,"
            + " slowest %s")
        .formatted(
            verb.word(),
            Amount.of(figures.requests(), "request"),
            Amount.count(figures.failures()),
            Amount.of(figures.retries(), "retry"),
            switch (verb) {
              case PUT -> ", " + Amount.bytes(metrics.bytesUp()) + " up";
              case OPEN -> ", " + Amount.bytes(metrics.bytesDown()) + " down";
              default -> "";
            },
            time(figures.total()),
            time(figures.median()),
            time(figures.percentile95()),
            time(figures.max()));
  }

  private static String time(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 1000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : Amount.seconds(millis / 1000);
  }

  /** Writes the figures as a field; nothing without a meter. */
  static void write(JsonGenerator json, Optional<StorageMetrics> metrics) throws IOException {
    if (metrics.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("storage_requests");
    json.writeNumberField("bytes_up", metrics.get().bytesUp());
    json.writeNumberField("bytes_down", metrics.get().bytesDown());
    for (StorageVerb verb : StorageVerb.values()) {
      json.writeObjectFieldStart(verb.word());
      write(json, metrics.get().verbs().get(verb));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, VerbMetrics figures) throws IOException {
    json.writeNumberField("requests", figures.requests());
    json.writeNumberField("failures", figures.failures());
    json.writeNumberField("retries", figures.retries());
    seconds(json, "seconds", figures.total());
    seconds(json, "seconds_median", figures.median());
    seconds(json, "seconds_95_percent", figures.percentile95());
    seconds(json, "seconds_max", figures.max());
  }

  private static void seconds(JsonGenerator json, String name, Duration time) throws IOException {
    JsonDocument.seconds(json, name, time.toNanos() / 1e9);
  }
}
