package io.firn.core.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkId;
import io.firn.core.json.Json;
import io.firn.core.snapshot.SnapshotDocument.Statistics;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the JSON of snapshots, before it is sealed; {@link SnapshotDocumentReader} reads it. */
public final class SnapshotDocumentCodec {

  /** Bytes of a document, at most: listing snapshots reads all of them. */
  public static final int LONGEST = 64 << 10;

  static final int VERSION = 0;

  private SnapshotDocumentCodec() {}

  /**
   * The bytes to seal.
   *
   * @throws Refused when they are longer than 64 KiB
   */
  public static byte[] encode(SnapshotDocument document) throws Refused {
    byte[] encoded = Json.write(json -> write(json, document));
    if (encoded.length > LONGEST) {
      throw new Refused(
          "the description of this backup takes "
              + encoded.length
              + " bytes, 65536 are the most: back up fewer paths or streams at once");
    }
    return encoded;
  }

  /** The document in these bytes; see {@link SnapshotDocumentReader}. */
  public static SnapshotDocument decode(String what, byte[] plain) throws Damaged, Unsupported {
    return SnapshotDocumentReader.read(what, plain);
  }

  private static void write(JsonGenerator json, SnapshotDocument document) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", document.version());
    json.writeStringField("header", document.header());
    json.writeStringField("time", document.time().toString());
    json.writeStringField("hostname", document.hostname());
    json.writeStringField("user", document.user());
    json.writeStringField("backupName", document.backupName());
    json.writeStringField("media", document.media());
    json.writeStringField("mode", document.mode());
    writeStrings(json, "paths", document.paths());
    writeStrings(json, "tags", document.tags());
    if (document.parent().isPresent()) {
      json.writeStringField("parent", document.parent().get());
    }
    json.writeNumberField("level", document.level());
    json.writeBooleanField("partial", document.partial());
    json.writeStringField("program", document.program());
    json.writeArrayFieldStart("streams");
    for (SnapshotDocument.Stream stream : document.streams()) {
      json.writeStartObject();
      json.writeStringField("name", stream.name());
      json.writeStringField("kind", stream.kind().name().toLowerCase(Locale.ROOT));
      json.writeBooleanField("aligned", stream.aligned());
      writeRoot(json, "root", stream.root());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("documents");
    for (SnapshotDocument.Document part : document.documents()) {
      json.writeStartObject();
      json.writeStringField("name", part.name());
      writeRoot(json, "root", part.root());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeRoot(json, "manifest", document.manifest());
    writeStrings(json, "manifestSegments", document.manifestSegments());
    writeStatistics(json, document.statistics());
    json.writeEndObject();
  }

  private static void writeStrings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void writeRoot(JsonGenerator json, String field, StreamRoot root)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("level", root.level());
    if (root.id().isPresent()) {
      ChunkId id = root.id().get();
      json.writeStringField("id", id.toString());
    }
    json.writeNumberField("length", root.length());
    json.writeEndObject();
  }

  private static void writeStatistics(JsonGenerator json, Statistics statistics)
      throws IOException {
    json.writeObjectFieldStart("statistics");
    json.writeNumberField("files", statistics.files());
    json.writeNumberField("directories", statistics.directories());
    json.writeNumberField("others", statistics.others());
    json.writeNumberField("bytes", statistics.bytes());
    json.writeNumberField("bytesRead", statistics.bytesRead());
    json.writeNumberField("bytesAddedRaw", statistics.bytesAddedRaw());
    json.writeNumberField("bytesAddedStored", statistics.bytesAddedStored());
    json.writeNumberField("chunksAdded", statistics.chunksAdded());
    json.writeNumberField("segmentsAdded", statistics.segmentsAdded());
    json.writeNumberField("errors", statistics.errors());
    json.writeNumberField("seconds", statistics.seconds());
    json.writeEndObject();
  }
}
