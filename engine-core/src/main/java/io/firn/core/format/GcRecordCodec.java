package io.firn.core.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.GcRecord.CommitUnlisted;
import io.firn.core.format.GcRecord.Deletion;
import io.firn.core.format.GcRecord.Hold;
import io.firn.core.format.GcRecord.ManifestRenewed;
import io.firn.core.format.GcRecord.Quarantine;
import io.firn.core.format.GcRecord.Resurrection;
import io.firn.core.format.GcRecord.SnapshotRemoved;
import io.firn.core.format.GcRecord.Tombstone;
import io.firn.core.json.Json;
import io.firn.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** JSON of log records, before it is sealed. */
public final class GcRecordCodec {

  /** The longest record that is read, bytes: 200,000 segments. */
  public static final int LONGEST = 16 << 20;

  private static final int MOST_LEVELS = 8;
  private static final int SEGMENT_DIGITS = 2 * SegmentId.BYTES;

  private GcRecordCodec() {}

  public static byte[] encode(GcRecord gcRecord) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", type(gcRecord));
          json.writeStringField("owner", gcRecord.owner().toString());
          json.writeStringField("time", gcRecord.time().toString());
          switch (gcRecord) {
            case Tombstone r -> writeList(json, "segments", r.segments());
            case Resurrection r -> writeList(json, "segments", r.segments());
            case Deletion r -> writeList(json, "segments", r.segments());
            case SnapshotRemoved r -> writeList(json, "snapshots", r.snapshots());
            case CommitUnlisted r -> writeList(json, "snapshots", r.snapshots());
            case Quarantine r -> writeList(json, "segments", r.segments());
            case ManifestRenewed r -> {
              json.writeStringField("snapshot", r.snapshot().toString());
              json.writeObjectFieldStart("manifest");
              json.writeNumberField("level", r.level());
              json.writeStringField("id", r.root().toString());
              json.writeNumberField("length", r.length());
              json.writeEndObject();
              writeList(json, "segments", r.segments());
            }
            case Hold r -> {
              writeList(json, "snapshots", r.snapshots());
              json.writeStringField("until", r.until().toString());
            }
          }
          json.writeEndObject();
        });
  }

  private static String type(GcRecord gcRecord) {
    return switch (gcRecord) {
      case Tombstone r -> "tombstone";
      case Resurrection r -> "resurrection";
      case Deletion r -> "deletion";
      case SnapshotRemoved r -> "snapshot-removed";
      case CommitUnlisted r -> "commit-unlisted";
      case Quarantine r -> "quarantine";
      case ManifestRenewed r -> "manifest-renewed";
      case Hold r -> "hold";
    };
  }

  private static void writeList(JsonGenerator json, String field, List<?> ids) throws IOException {
    json.writeArrayFieldStart(field);
    for (Object id : ids) {
      json.writeString(id.toString());
    }
    json.writeEndArray();
  }

  /**
   * Reads a record.
   *
   * @param what names the record in messages
   * @throws Unsupported when its type is unknown: who does not understand the whole log must not
   *     decide by it
   */
  public static GcRecord decode(String what, byte[] plain) throws Damaged, Unsupported {
    JsonObject json = Json.parse(what, plain, LONGEST);
    RandomId owner = randomId(json.hex("owner", RandomId.DIGITS));
    Instant time = json.instant("time");
    String type = json.string("type");
    return switch (type) {
      case "tombstone" -> new Tombstone(owner, time, segments(json));
      case "resurrection" -> new Resurrection(owner, time, segments(json));
      case "deletion" -> new Deletion(owner, time, segments(json));
      case "snapshot-removed" -> new SnapshotRemoved(owner, time, snapshots(json));
      case "commit-unlisted" -> new CommitUnlisted(owner, time, snapshots(json));
      case "quarantine" -> new Quarantine(owner, time, segments(json));
      case "manifest-renewed" -> manifestRenewed(owner, time, json);
      case "hold" -> new Hold(owner, time, snapshots(json), json.instant("until"));
      default ->
          throw new Unsupported(what + " is of the unknown type '" + type + "'; update firn");
    };
  }

  private static ManifestRenewed manifestRenewed(RandomId owner, Instant time, JsonObject json)
      throws Damaged {
    JsonObject manifest = json.object("manifest");
    return new ManifestRenewed(
        owner,
        time,
        randomId(json.hex("snapshot", RandomId.DIGITS)),
        manifest.number("level", 0, MOST_LEVELS),
        ChunkId.parse(manifest.hex("id", 2 * ChunkId.BYTES)),
        manifest.number("length", 0, Long.MAX_VALUE),
        segments(json));
  }

  private static List<SegmentId> segments(JsonObject json) throws Damaged {
    List<SegmentId> ids = new ArrayList<>();
    for (String hex : json.hexes("segments", SEGMENT_DIGITS)) {
      ids.add(SegmentId.parse(hex));
    }
    return ids;
  }

  private static List<RandomId> snapshots(JsonObject json) throws Damaged {
    List<RandomId> ids = new ArrayList<>();
    for (String hex : json.hexes("snapshots", RandomId.DIGITS)) {
      ids.add(randomId(hex));
    }
    return ids;
  }

  private static RandomId randomId(String checkedHex) {
    return RandomId.parse(checkedHex).orElseThrow();
  }
}
