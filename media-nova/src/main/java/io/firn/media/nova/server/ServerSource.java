package io.firn.media.nova.server;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.server.CapturedServer.CapturedDisk;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.temporary.SourceProblems;
import io.firn.media.nova.volume.Cinder;
import java.util.List;

/** One server with all its disks. Nothing is made before its streams are asked for. */
final class ServerSource implements Source {

  private final SourceProblems problems;
  private final CloudRun run;
  private final String id;
  private final SourceInfo info;
  private final ReadSettings settings;
  private final boolean quiesce;
  private final Ledger ledger;
  private ServerDocuments documents;
  private CapturedServer captured;

  ServerSource(CloudRun run, String id, SourceInfo info, ReadSettings settings, boolean quiesce) {
    this.problems = new SourceProblems(run.context().problems());
    this.run = run.reportingTo(problems);
    this.id = id;
    this.info = info;
    this.settings = settings;
    this.quiesce = quiesce;
    this.ledger = this.run.ledger(id);
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
  public synchronized List<SourceStream> streams() throws MediaException {
    if (captured == null) {
      Nova nova = new Nova(run.cloud());
      ServerFacts server = new ServerFacts(nova.server(id));
      List<AttachedVolume> volumes = AttachedVolume.of(id, nova, new Cinder(run.cloud()));
      if (quiesce) {
        new Quiescence(run).require(server, volumes);
      }
      documents = new ServerDocuments(run).describe(server);
      captured = new ServerCapture(run, ledger, settings).capture(server, volumes);
    }
    return captured.disks().stream().<SourceStream>map(CapturedDisk::stream).toList();
  }

  /** By now the disks were read, and their sizes are known. */
  @Override
  public synchronized List<Document> documents() throws MediaException {
    streams();
    return documents.with(captured);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
