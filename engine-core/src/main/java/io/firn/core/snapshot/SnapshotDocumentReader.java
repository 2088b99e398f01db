package io.firn.core.snapshot;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkId;
import io.firn.core.json.Json;
import io.firn.core.json.JsonObject;
import io.firn.core.snapshot.SnapshotDocument.Document;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.snapshot.SnapshotDocument.Statistics;
import io.firn.core.snapshot.SnapshotDocument.Stream;
import io.firn.core.stream.StreamRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON of snapshots. An unknown version is refused; unknown fields are ignored, so that a
 * later version may tell more without a new version number as long as nothing has to be understood.
 */
final class SnapshotDocumentReader {

  private static final int DIGITS_OF_HASH = 64;
  private static final int DIGITS_OF_ID = 32;
  private static final int MOST_LEVELS = 8;

  private SnapshotDocumentReader() {}

  static SnapshotDocument read(String what, byte[] plain) throws Damaged, Unsupported {
    JsonObject json = Json.parse(what, plain, SnapshotDocumentCodec.LONGEST);
    long version = json.number("version", 0, Long.MAX_VALUE);
    if (version != SnapshotDocumentCodec.VERSION) {
      throw new Unsupported(what + " is a snapshot of version " + version + "; update firn");
    }
    return new SnapshotDocument(
        SnapshotDocumentCodec.VERSION,
        json.hex("header", DIGITS_OF_HASH),
        json.instant("time"),
        json.string("hostname"),
        json.string("user"),
        json.string("backupName"),
        json.string("media"),
        json.string("mode"),
        json.strings("paths"),
        json.strings("tags"),
        json.has("parent") ? Optional.of(json.hex("parent", DIGITS_OF_ID)) : Optional.empty(),
        json.number("level", 0, Integer.MAX_VALUE),
        json.bool("partial"),
        json.string("program"),
        streams(json),
        documents(json),
        root(json.object("manifest")),
        json.hexes("manifestSegments", DIGITS_OF_HASH),
        statistics(json.object("statistics")));
  }

  private static List<Stream> streams(JsonObject json) throws Damaged, Unsupported {
    List<Stream> streams = new ArrayList<>();
    for (JsonObject stream : json.objects("streams")) {
      Kind kind =
          switch (stream.string("kind")) {
            case "tree" -> Kind.TREE;
            case "block" -> Kind.BLOCK;
            default ->
                throw new Unsupported(
                    "a stream is of the unknown kind '" + stream.string("kind") + "'");
          };
      streams.add(
          new Stream(
              stream.string("name"), kind, stream.bool("aligned"), root(stream.object("root"))));
    }
    return streams;
  }

  private static List<Document> documents(JsonObject json) throws Damaged {
    List<Document> documents = new ArrayList<>();
    for (JsonObject document : json.objects("documents")) {
      documents.add(new Document(document.string("name"), root(document.object("root"))));
    }
    return documents;
  }

  private static StreamRoot root(JsonObject json) throws Damaged {
    int level = json.number("level", 0, MOST_LEVELS);
    Optional<ChunkId> id =
        json.has("id")
            ? Optional.of(ChunkId.parse(json.hex("id", DIGITS_OF_HASH)))
            : Optional.empty();
    if (level > 0 && id.isEmpty()) {
      throw json.bad("id", "is missing");
    }
    return new StreamRoot(level, id, json.number("length", 0, Long.MAX_VALUE));
  }

  private static Statistics statistics(JsonObject json) throws Damaged {
    return new Statistics(
        count(json, "files"),
        count(json, "directories"),
        count(json, "others"),
        count(json, "bytes"),
        count(json, "bytesRead"),
        count(json, "bytesAddedRaw"),
        count(json, "bytesAddedStored"),
        count(json, "chunksAdded"),
        count(json, "segmentsAdded"),
        count(json, "errors"),
        json.decimal("seconds"));
  }

  private static long count(JsonObject json, String field) throws Damaged {
    return json.number(field, 0, Long.MAX_VALUE);
  }
}
