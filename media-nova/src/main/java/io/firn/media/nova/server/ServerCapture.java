package io.firn.media.nova.server;

import io.firn.api.media.BlockStream;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.ImageDownload;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.server.CapturedServer.CapturedDisk;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.volume.SnapshotDisk;
import io.firn.media.nova.volume.SnapshotStream;
import io.firn.media.nova.volume.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Has all disks of one server snapshotted together. For one server. */
final class ServerCapture {

  /** How guests of libvirt call it, when only administrators are told. */
  private static final String USUAL_ROOT = "/dev/vda";

  private final CloudRun run;
  private final Ledger ledger;
  private final ReadSettings settings;
  private final ServerSnapshots snapshots;
  private final Waits waits;

  ServerCapture(CloudRun run, Ledger ledger, ReadSettings settings) {
    this.run = run;
    this.ledger = ledger;
    this.settings = settings;
    this.snapshots = new ServerSnapshots(run, ledger);
    this.waits = new Waits(run);
  }

  /**
   * Takes the snapshots and waits for them.
   *
   * @param server as it is now
   */
  CapturedServer capture(ServerFacts server, List<AttachedVolume> volumes) throws MediaException {
    Optional<String> obstacle = server.obstacle();
    if (obstacle.isPresent()) {
      throw new MediaException.Failed(server + ": " + obstacle.get(), null);
    }
    warn(server, volumes);
    return server.bootsFromVolume() ? volumeBooted(server, volumes) : imageBooted(server, volumes);
  }

  private void warn(ServerFacts server, List<AttachedVolume> volumes) {
    server
        .lost()
        .ifPresent(
            what ->
                report(server.toString(), what + " is in no snapshot: its content is not kept"));
    for (AttachedVolume volume : volumes) {
      if (volume.isEncrypted()) {
        report(
            volume.toString(),
            "is encrypted by the cloud: what is kept needs the key of its key manager");
      }
    }
  }

  private void report(String item, String reason) {
    run.context().problems().report(Severity.WARNING, item, reason);
  }

  /**
   * The volumes first: drivers that keep volumes as files have Nova take their snapshots, which
   * libvirt refuses while it copies the root, and which take a second.
   */
  private CapturedServer imageBooted(ServerFacts server, List<AttachedVolume> volumes)
      throws MediaException {
    List<CapturedDisk> disks = new ArrayList<>();
    List<SnapshotDisk> contents = taken(snapshots.ofVolumes(volumes), 1);
    String rootImage = snapshots.ofRoot(server);
    Image image = waits.image(rootImage, "the snapshot of " + server, rootSize(server));
    disks.add(root(server, image));
    disks.addAll(streams(contents, volumes, 1));
    return new CapturedServer(disks, Optional.of(image));
  }

  private static long rootSize(ServerFacts server) {
    return server.flavor().at("disk").number().orElse(0L);
  }

  private CapturedDisk root(ServerFacts server, Image image) {
    BlockStream stream = new ImageDownload(Disk.streamName(0), image, run.cloud(), settings);
    int minimum = image.json().at("min_disk").number().orElse(0L).intValue();
    Disk disk =
        new Disk(
            stream.name(),
            Disk.Kind.IMAGE,
            server.image().orElse(""),
            image.diskFormat(),
            image.containerFormat(),
            OptionalLong.of(image.size()),
            minimum,
            OptionalInt.of(0),
            Optional.of(server.rootDevice().orElse(USUAL_ROOT)),
            true);
    return new CapturedDisk(stream, disk, Optional.empty());
  }

  /** Waits for the snapshots, which are in the order of the streams from this one on. */
  private List<SnapshotDisk> taken(List<ServerSnapshots.VolumeSnapshot> snapshots, int first)
      throws MediaException {
    List<SnapshotDisk> contents = new ArrayList<>();
    for (ServerSnapshots.VolumeSnapshot each : snapshots) {
      AttachedVolume volume = each.volume();
      waits.snapshot(each.id(), "the snapshot of " + volume, volume.gibibytes());
      String label = Disk.streamName(first + contents.size());
      contents.add(new SnapshotDisk(run, ledger, each.id(), volume.gibibytes(), label));
    }
    return contents;
  }

  /** The disks as streams; the first is made ready already, as it is read first or next. */
  private List<CapturedDisk> streams(
      List<SnapshotDisk> contents, List<AttachedVolume> volumes, int first) {
    List<CapturedDisk> disks = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      Optional<SnapshotDisk> next =
          i + 1 < contents.size() ? Optional.of(contents.get(i + 1)) : Optional.empty();
      String name = Disk.streamName(first + i);
      BlockStream stream = new SnapshotStream(name, contents.get(i), run.cloud(), settings, next);
      disks.add(volumes.get(i).captured(stream, first + i == 0));
    }
    contents.stream().findFirst().ifPresent(SnapshotDisk::prepare);
    return disks;
  }

  private CapturedServer volumeBooted(ServerFacts server, List<AttachedVolume> volumes)
      throws MediaException {
    List<ServerSnapshots.VolumeSnapshot> all = snapshots.ofAll(server, volumes);
    List<AttachedVolume> ordered =
        all.stream().map(ServerSnapshots.VolumeSnapshot::volume).toList();
    return new CapturedServer(streams(taken(all, 0), ordered, 0), Optional.empty());
  }
}
