package io.firn.core.backup;

import io.firn.api.media.SourceInfo;
import io.firn.core.backup.ParentFinder.Parents;
import io.firn.core.manifest.Manifest;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes into the snapshot's document, as it comes together. Used by one thread. */
final class SnapshotParts {

  private final SourceInfo source;
  private final BackupRequest request;
  private final Parents parents;
  private final Instant started;
  private final List<SnapshotDocument.Stream> streams = new ArrayList<>();
  private final List<SnapshotDocument.Document> documents = new ArrayList<>();

  SnapshotParts(SourceInfo source, BackupRequest request, Parents parents, Instant started) {
    this.source = source;
    this.request = request;
    this.parents = parents;
    this.started = started;
  }

  void add(SnapshotDocument.Stream stream) {
    streams.add(stream);
  }

  void add(SnapshotDocument.Document document) {
    documents.add(document);
  }

  Parents parents() {
    return parents;
  }

  /** The finished snapshot's document. */
  SnapshotDocument document(
      Manifest manifest, SnapshotDocument.Statistics statistics, Provenance provenance) {
    return document(streams, false, manifest, statistics, provenance);
  }

  /** The document of a checkpoint that holds what is complete and the stream in work. */
  SnapshotDocument checkpoint(
      SnapshotDocument.Stream inWork,
      Manifest manifest,
      SnapshotDocument.Statistics statistics,
      Provenance provenance) {
    List<SnapshotDocument.Stream> soFar = new ArrayList<>(streams);
    soFar.add(inWork);
    return document(soFar, true, manifest, statistics, provenance);
  }

  /**
   * Who writes the snapshot.
   *
   * @param header hash of the public header, hexadecimal
   * @param program name and version
   */
  record Provenance(String header, String user, String program) {}

  private SnapshotDocument document(
      List<SnapshotDocument.Stream> all,
      boolean partial,
      Manifest manifest,
      SnapshotDocument.Statistics statistics,
      Provenance provenance) {
    Optional<String> parent = parents.finished().map(Snapshot::id);
    return new SnapshotDocument(
        0,
        provenance.header(),
        started,
        request.hostname(),
        provenance.user(),
        request.backupName(),
        source.media(),
        source.mode(),
        source.paths(),
        request.tags(),
        parent,
        parents.level(),
        partial,
        provenance.program(),
        all,
        documents,
        manifest.root(),
        manifest.segments().stream().map(Object::toString).toList(),
        statistics);
  }
}
