package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.ImageUpload;
import io.firn.media.nova.image.NewImage;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.temporary.RunTag;
import io.firn.openstack.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes volumes of disks: a temporary image of the content, a volume of that. Until it is finished
 * a volume is something temporary of this run. Thread-safe.
 */
public final class VolumeMaker {

  private final Cinder cinder;

  private final Waits waits;
  private final ImageUpload upload;
  private final Ledger ledger;

  /** Makes nothing yet. */
  public VolumeMaker(CloudRun run, Ledger ledger) {
    this.cinder = new Cinder(run.cloud());
    this.waits = new Waits(run);
    this.upload = new ImageUpload(run, ledger);
    this.ledger = ledger;
  }

  /**
   * Makes a volume with this content.
   *
   * @return its id
   */
  public String make(Disk disk, VolumeWish wish, StoredContent content) throws MediaException {
    String label = disk.stream();
    NewImage image = NewImage.of(label, disk.diskFormat(), disk.containerFormat());
    Image uploaded = upload.upload(image, label + "-image", content);
    String volume =
        ledger.make(
            Kind.VOLUME,
            () ->
                cinder.makeVolume(
                    uploaded.id(),
                    wish.gibibytes(),
                    wish.type(),
                    wish.zone(),
                    ledger.tag().name(label),
                    ledger.tag().properties()));
    waits.volume(volume, "the volume of " + label, wish.gibibytes());
    ledger.discard(Kind.IMAGE, uploaded.id());
    return volume;
  }

  /** Gives a volume what a server that boots from it has to find. */
  public void prepare(String volume, VolumeWish wish) throws MediaException {
    imageProperties(volume, wish.imageProperties());
    cinder.setBootable(volume, wish.bootable());
  }

  /**
   * Makes a volume the user's own by name and metadata. Whether it stays is for the ledger to say.
   */
  public void handOver(String volume, VolumeWish wish) throws MediaException {
    cinder.rename(volume, wish.name(), wish.description());
    // The tag goes with the metadata: up to here a killed run's volume is found and removed.
    cinder.setMetadata(volume, wish.metadata());
  }

  /** The volume has those of the temporary image now. */
  private void imageProperties(String volume, Map<String, String> wanted) throws MediaException {
    Json there = cinder.volume(volume).at("volume_image_metadata");
    Map<String, String> now = VolumeWish.texts(there);
    for (String property : now.keySet()) {
      if (RunTag.isOwn(property) || !wanted.containsKey(property)) {
        cinder.unsetImageProperty(volume, property);
      }
    }
    Map<String, String> missing = new LinkedHashMap<>();
    wanted.forEach(
        (property, value) -> {
          if (!Objects.equals(now.get(property), value) && !RunTag.isOwn(property)) {
            missing.put(property, value);
          }
        });
    if (!missing.isEmpty()) {
      cinder.setImageProperties(volume, missing);
    }
  }
}
