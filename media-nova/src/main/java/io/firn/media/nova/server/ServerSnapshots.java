package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.volume.Cinder;
import io.firn.media.nova.volume.Together;
import io.firn.media.nova.volume.Waits;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks for snapshots of a server's disks, all at one moment, and does not wait for their ends. */
final class ServerSnapshots {

  private static final String ROOT = "root";

  private final Ledger ledger;
  private final Nova nova;
  private final Cinder cinder;
  private final Waits waits;

  ServerSnapshots(CloudRun run, Ledger ledger) {
    this.ledger = ledger;
    this.nova = new Nova(run.cloud());
    this.cinder = new Cinder(run.cloud());
    this.waits = new Waits(run);
  }

  /** A snapshot that is being taken. */
  record VolumeSnapshot(String id, AttachedVolume volume) {}

  /**
   * Of volumes, all at once.
   *
   * @return in the order of the volumes
   */
  List<VolumeSnapshot> ofVolumes(List<AttachedVolume> volumes) throws MediaException {
    List<Callable<VolumeSnapshot>> questions = new ArrayList<>();
    volumes.forEach(volume -> questions.add(() -> new VolumeSnapshot(snapshot(volume), volume)));
    return Together.all(questions);
  }

  /** Of a root that is no volume, by Nova; returns the id of the image that it fills. */
  String ofRoot(ServerFacts server) throws MediaException {
    return image(server, Kind.IMAGE);
  }

  private String image(ServerFacts server, Kind kind) throws MediaException {
    return ledger.make(
        kind,
        () -> nova.makeImage(server.id(), ledger.tag().name(ROOT), ledger.tag().properties()));
  }

  private String snapshot(AttachedVolume volume) throws MediaException {
    return ledger.make(
        Kind.SNAPSHOT,
        () ->
            cinder.makeSnapshot(
                volume.id(), ledger.tag().name("snapshot"), ledger.tag().properties()));
  }

  /**
   * Of a server that boots from a volume: Nova asks Cinder for all of them, frozen if the image
   * says so, and makes an image without data that names them.
   *
   * @return root first
   */
  List<VolumeSnapshot> ofAll(ServerFacts server, List<AttachedVolume> volumes)
      throws MediaException {
    String what = "the snapshot of " + server;
    String id = image(server, Kind.SERVER_SNAPSHOT);
    Image image = waits.image(id, what, 0);
    Map<String, AttachedVolume> byId =
        volumes.stream().collect(Collectors.toMap(AttachedVolume::id, Function.identity()));
    List<VolumeSnapshot> taken = new ArrayList<>();
    for (Json entry : mapping(image, what)) {
      String snapshot = entry.at("snapshot_id").text().orElse("");
      if (snapshot.isEmpty()) {
        continue; // an ephemeral or swap disk
      }
      ledger.add(Kind.SNAPSHOT, snapshot);
      cinder.tagSnapshot(snapshot, ledger.tag().properties());
      String volume = cinder.snapshot(snapshot).at("volume_id").text().orElse("");
      AttachedVolume attached = byId.get(volume);
      if (attached == null) {
        throw new MediaException.Failed(
            "%s has volume %s, which was attached meanwhile; try again".formatted(what, volume),
            null);
      }
      boolean root = entry.at("boot_index").number().filter(index -> index == 0).isPresent();
      taken.add(root ? 0 : taken.size(), new VolumeSnapshot(snapshot, attached));
    }
    return inOrder(taken, volumes);
  }

  /** Root first, the others in the order of devices. */
  private static List<VolumeSnapshot> inOrder(
      List<VolumeSnapshot> taken, List<AttachedVolume> volumes) {
    List<VolumeSnapshot> ordered = new ArrayList<>(taken.subList(0, Math.min(1, taken.size())));
    for (AttachedVolume volume : volumes) {
      taken.stream().skip(1).filter(each -> each.volume().equals(volume)).forEach(ordered::add);
    }
    return ordered;
  }

  private static List<Json> mapping(Image image, String what) throws MediaException {
    String text =
        image
            .json()
            .at("block_device_mapping")
            .text()
            .orElseThrow(
                () -> new MediaException.Failed(what + " names no volume snapshots", null));
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8), what).elements();
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }
}
