package io.firn.media.nova.volume;

import io.firn.api.media.BlockTarget;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.StoredContent;
import io.firn.api.media.TreeTarget;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Ledger;
import io.firn.openstack.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a new volume of each disk of a snapshot. */
final class VolumeTarget implements RestoreTarget {

  private static final long GIBIBYTE = 1L << 30;

  private final CloudRun run;
  private final VolumeTargetOptions options;
  private final Ledger ledger;
  private final VolumeMaker maker;
  private final VolumePlan plan;
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, VolumeWish> made = new ConcurrentHashMap<>();
  private Map<String, Json> volumes;
  private List<Disk> disks;

  VolumeTarget(CloudRun run, VolumeTargetOptions options) {
    this.run = run;
    this.options = options;
    this.ledger = run.ledger("restore");
    this.maker = new VolumeMaker(run, ledger);
    this.plan = new VolumePlan(new Cinder(run.cloud()), options.renamings());
  }

  @Override
  public TreeTarget tree(String stream) throws MediaException {
    throw new MediaException.Misconfigured(
        stream + " is a tree of files and cannot become a volume: restore it with --target FOLDER",
        null);
  }

  @Override
  public synchronized void document(Document document) {
    documents.put(document.name(), document);
  }

  /** What the snapshot has, once all documents are here. */
  private synchronized List<Disk> disks() throws MediaException {
    if (disks == null) {
      Document list = documents.get(DisksDocument.NAME);
      volumes = VolumeDocuments.read(documents);
      disks = list == null ? List.of() : DisksDocument.read(list);
      if (options.name().isPresent() && disks.size() > 1) {
        throw new MediaException.Misconfigured(
            "--volume-name is for snapshots with one disk; this one has " + disks.size(), null);
      }
    }
    return disks;
  }

  /** A disk of which nothing is known is raw: one that was backed up as a file. */
  private Disk disk(String stream) throws MediaException {
    return disks().stream()
        .filter(disk -> disk.stream().equals(stream))
        .findFirst()
        .orElseGet(() -> Disk.volume(stream, "", OptionalLong.empty(), 0));
  }

  @Override
  public BlockTarget block(String stream, OptionalLong length) throws MediaException {
    Disk disk = disk(stream);
    VolumeWish wish = wish(disk, length.orElse(0));
    ContentTaker taker = content -> take(disk, wish, content);
    return taker;
  }

  private VolumeWish wish(Disk disk, long length) throws MediaException {
    Json old = volumes.get(disk.id());
    VolumeWish wish = old == null ? VolumeWish.of(disk, length) : VolumeWish.like(old);
    return plan.placed(options.name().map(wish::named).orElse(wish));
  }

  private void take(Disk disk, VolumeWish wish, StoredContent content) throws MediaException {
    long needed = (content.length() + GIBIBYTE - 1) / GIBIBYTE;
    made.put(maker.make(disk, wish.atLeast((int) needed), content), wish);
  }

  /** In a dry run: says what would be made, and refuses what could not be. */
  @Override
  public void complete() throws MediaException {
    if (run.context().dryRun()) {
      for (Disk disk : disks()) {
        VolumeWish wish = wish(disk, disk.size().orElse(0));
        note(
            disk.stream(),
            "would become volume %s of %d GiB".formatted(wish.name(), wish.gibibytes()));
      }
      return;
    }
    for (Map.Entry<String, VolumeWish> volume : made.entrySet()) {
      maker.prepare(volume.getKey(), volume.getValue());
      maker.handOver(volume.getKey(), volume.getValue());
      note("volume " + volume.getValue().name(), "is made: " + volume.getKey());
    }
    ledger.keepAll();
  }

  private void note(String item, String text) {
    run.context().problems().report(Severity.NOTE, item, text);
  }

  @Override
  public void close() {
    ledger.close();
    run.cloud().close();
  }
}
