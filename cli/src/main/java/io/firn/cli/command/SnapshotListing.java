package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.cli.output.Printable;
import io.firn.cli.output.Table;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Snapshots as a table and as JSON. */
record SnapshotListing(List<Snapshot> snapshots, ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Digits of an id that are shown to people: enough for thousands of snapshots. */
  private static final int SHORT_ID = 8;

  private static final int NAME_WIDTH = 14;

  /** An id as people see it. */
  static String shortId(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  /** A time as people see it. */
  static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  void text(PrintStream out) {
    if (snapshots.isEmpty()) {
      out.println("There is no snapshot.");
      return;
    }
    Table table = new Table("ID", "Time", "Host", "Name", ">Size", "Paths");
    for (Snapshot snapshot : snapshots) {
      SnapshotDocument document = snapshot.document();
      table.row(
          shortId(snapshot.id()),
          time(document.time(), zone),
          cell(document.hostname()),
          cell(document.backupName()),
          Amount.bytes(document.statistics().bytes()),
          paths(document));
    }
    table.print(out);
  }

  private static String cell(String text) {
    return Printable.cut(Printable.of(text), NAME_WIDTH);
  }

  private static String paths(SnapshotDocument document) {
    StringBuilder text = new StringBuilder(Printable.of(String.join(" ", document.paths())));
    document.tags().forEach(tag -> text.append(" #").append(Printable.of(tag)));
    return text.append(document.partial() ? " (unfinished)" : "").toString();
  }

  void json(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Snapshot snapshot : snapshots) {
      write(json, snapshot);
    }
    json.writeEndArray();
  }

  /** Writes one snapshot as an object. */
  static void write(JsonGenerator json, Snapshot snapshot) throws IOException {
    SnapshotDocument document = snapshot.document();
    json.writeStartObject();
    json.writeStringField("id", snapshot.id());
    json.writeStringField("time", document.time().toString());
    json.writeStringField("hostname", document.hostname());
    json.writeStringField("user", document.user());
    json.writeStringField("backup_name", document.backupName());
    json.writeStringField("media", document.media());
    json.writeStringField("mode", document.mode());
    JsonDocument.texts(json, "paths", document.paths());
    JsonDocument.texts(json, "tags", document.tags());
    JsonDocument.optional(json, "parent", document.parent());
    json.writeNumberField("level", document.level());
    json.writeBooleanField("partial", document.partial());
    json.writeStringField("program", document.program());
    statistics(json, document.statistics());
    json.writeEndObject();
  }

  private static void statistics(JsonGenerator json, SnapshotDocument.Statistics counted)
      throws IOException {
    json.writeNumberField("bytes", counted.bytes());
    json.writeNumberField("files", counted.files());
    json.writeNumberField("directories", counted.directories());
    json.writeNumberField("others", counted.others());
    json.writeNumberField("bytes_read", counted.bytesRead());
    json.writeNumberField("bytes_added_raw", counted.bytesAddedRaw());
    json.writeNumberField("bytes_added_stored", counted.bytesAddedStored());
    json.writeNumberField("chunks_added", counted.chunksAdded());
    json.writeNumberField("segments_added", counted.segmentsAdded());
    json.writeNumberField("errors", counted.errors());
    JsonDocument.seconds(json, "seconds", counted.seconds());
  }
}
