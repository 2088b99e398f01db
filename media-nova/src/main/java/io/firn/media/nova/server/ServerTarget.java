package io.firn.media.nova.server;

import io.firn.api.media.BlockTarget;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.StoredContent;
import io.firn.api.media.TreeTarget;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.ImageUpload;
import io.firn.media.nova.image.NewImage;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.volume.VolumeMaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a server anew: its disks as they come, and the rest when all of them are there. */
final class ServerTarget implements RestoreTarget {

  private final CloudRun run;
  private final ServerTargetOptions options;
  private final Ledger ledger;
  private final VolumeMaker volumes;
  private final ImageUpload images;
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, String> madeVolumes = new ConcurrentHashMap<>();
  private final Map<String, Image> madeImages = new ConcurrentHashMap<>();
  private StoredServer server;
  private ServerPlan plan;

  ServerTarget(CloudRun run, ServerTargetOptions options) {
    this.run = run;
    this.options = options;
    this.ledger = run.ledger("restore");
    this.volumes = new VolumeMaker(run, ledger);
    this.images = new ImageUpload(run, ledger);
  }

  @Override
  public TreeTarget tree(String stream) throws MediaException {
    throw new MediaException.Misconfigured(
        stream + " is a tree of files and no disk of a server: restore it with --target FOLDER",
        null);
  }

  @Override
  public synchronized void document(Document document) {
    documents.put(document.name(), document);
  }

  /** Once, when all documents are here. */
  private synchronized ServerPlan plan() throws MediaException {
    if (plan == null) {
      server = StoredServer.read(documents);
      plan = new ServerPlanner(run.cloud(), options).plan(server);
    }
    return plan;
  }

  @Override
  public BlockTarget block(String stream, OptionalLong length) throws MediaException {
    plan().lines().refuseIncomplete();
    Disk disk = server.disk(stream);
    ContentTaker taker = content -> take(disk, content);
    return taker;
  }

  private void take(Disk disk, StoredContent content) throws MediaException {
    if (disk.kind() == Disk.Kind.VOLUME) {
      madeVolumes.put(
          disk.stream(), volumes.make(disk, plan.volumes().get(disk.stream()), content));
    } else {
      madeImages.put(disk.stream(), images.upload(image(disk), disk.stream(), content));
    }
  }

  /** With the properties that tell Nova how the server is to be run. */
  private NewImage image(Disk disk) {
    NewImage image = NewImage.of(plan.name() + "-root", disk.diskFormat(), disk.containerFormat());
    return server.rootImage().map(image::like).orElse(image);
  }

  @Override
  public void complete() throws MediaException {
    if (run.context().dryRun()) {
      plan().lines().print(run.context().problems());
      plan.lines().refuseIncomplete();
      return;
    }
    plan().lines().printDifferences(run.context().problems());
    Map<String, String> made = prepareDisks();
    ServerBuilder builder = new ServerBuilder(run, ledger, server, plan);
    String id = builder.build(made);
    handOverDisks();
    builder.handOver(id);
    ledger.keepAll();
    run.context()
        .problems()
        .report(Severity.NOTE, "server " + plan.name(), "is made and runs: " + id);
  }

  /** Readies disks for the boot; they bear the run's tag until the server runs. */
  private Map<String, String> prepareDisks() throws MediaException {
    List<String> absent = new ArrayList<>();
    Map<String, String> made = new HashMap<>();
    for (Disk disk : server.disks()) {
      String stream = disk.stream();
      if (madeImages.containsKey(stream)) {
        images.prepare(madeImages.get(stream));
        made.put(stream, madeImages.get(stream).id());
      } else if (madeVolumes.containsKey(stream)) {
        volumes.prepare(madeVolumes.get(stream), plan.volumes().get(stream));
        made.put(stream, madeVolumes.get(stream));
      } else {
        absent.add(stream);
      }
    }
    if (!absent.isEmpty()) {
      throw new MediaException.Misconfigured(
          "a server needs all its disks, and these were not restored: "
              + String.join(", ", absent)
              + "; restore the whole snapshot, or single disks by --to-cinder or --to-glance",
          null);
    }
    return made;
  }

  /** Gives disks their names; they stay in the ledger until all is done. */
  private void handOverDisks() throws MediaException {
    for (Map.Entry<String, Image> image : madeImages.entrySet()) {
      Image kept = images.keep(image.getValue(), image(server.disk(image.getKey())));
      ledger.add(Kind.IMAGE, kept.id());
    }
    for (Map.Entry<String, String> volume : madeVolumes.entrySet()) {
      volumes.handOver(volume.getValue(), plan.volumes().get(volume.getKey()));
    }
  }

  @Override
  public void close() {
    ledger.close();
    run.cloud().close();
  }
}
