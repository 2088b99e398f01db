package io.firn.media.nova.volume;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.temporary.SourceProblems;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One volume. Used by one thread. */
final class VolumeSource implements Source {

  private static final String STREAM = Disk.streamName(0);

  private final SourceProblems problems;
  private final CloudRun run;
  private final Json volume;
  private final SourceInfo info;
  private final SnapshotRound round;
  private final ReadSettings settings;
  private final Ledger ledger;
  private List<SourceStream> streams;

  /**
   * Nothing is made yet.
   *
   * @param volume its whole document
   */
  VolumeSource(
      CloudRun run, Json volume, SourceInfo info, SnapshotRound round, ReadSettings settings) {
    this.problems = new SourceProblems(run.context().problems());
    this.run = run.reportingTo(problems);
    this.volume = volume;
    this.info = info;
    this.round = round;
    this.settings = settings;
    this.ledger = this.run.ledger(id());
    round.add(id(), ledger);
  }

  private String id() {
    return volume.at("id").text().orElseThrow();
  }

  private int gibibytes() {
    return volume.at("size").number().orElseThrow().intValue();
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public void reportTo(ProblemListener listener) {
    problems.reportTo(listener);
  }

  @Override
  public List<SourceStream> streams() throws MediaException {
    if (streams == null) {
      if (Boolean.TRUE.equals(volume.at("encrypted").value())) {
        run.context()
            .problems()
            .report(
                Severity.WARNING,
                "volume " + id(),
                "is encrypted by the cloud: what is kept needs the key of its key manager");
      }
      String snapshot = round.snapshot(id());
      new Waits(run).snapshot(snapshot, "the snapshot of volume " + id(), gibibytes());
      SnapshotDisk disk = new SnapshotDisk(run, ledger, snapshot, gibibytes(), STREAM);
      streams = List.of(new SnapshotStream(STREAM, disk, run.cloud(), settings, Optional.empty()));
    }
    return streams;
  }

  @Override
  public List<Document> documents() throws MediaException {
    Disk disk =
        Disk.volume(STREAM, id(), ((SnapshotStream) streams().getFirst()).length(), gibibytes());
    return List.of(
        new Document(VolumeDocuments.VOLUME, volume.print().getBytes(StandardCharsets.UTF_8)),
        DisksDocument.of(List.of(disk)));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
