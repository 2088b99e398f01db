package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.output.Amount;
import io.firn.core.browse.Listing;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.tree.TypedPath;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a snapshot holds beside trees: disks, and documents that describe them.
 *
 * @param type {@code disk} or {@code document}
 * @param length in bytes
 */
record SnapshotPart(String name, String type, long length) {

  static SnapshotPart of(SnapshotDocument.Stream disk) {
    return new SnapshotPart(disk.name(), "disk", disk.root().length());
  }

  private static SnapshotPart of(SnapshotDocument.Document text) {
    return new SnapshotPart(text.name(), "document", text.root().length());
  }

  /** The disks of a snapshot, then its documents. */
  static List<SnapshotPart> all(Snapshot snapshot, Listing listing) {
    return Stream.concat(
            listing.disks(snapshot).stream().map(SnapshotPart::of),
            snapshot.document().documents().stream().map(SnapshotPart::of))
        .toList();
  }

  /** Whether a user who writes this path means it. */
  boolean answersTo(String path) {
    return TypedPath.of(path).means(name);
  }

  /** In one line. */
  String line() {
    return Entries.escaped(name) + "  (" + Amount.bytes(length) + ")";
  }

  /** Writes its fields into an open object. */
  void fields(JsonGenerator json) throws IOException {
    json.writeStringField("path", name);
    json.writeStringField("type", type);
    json.writeNumberField("size", length);
  }
}
