package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openstack4j.api.Builders;
import org.openstack4j.model.common.ActionResponse;
import org.openstack4j.model.image.ContainerFormat;
import org.openstack4j.model.image.DiskFormat;
import org.openstack4j.model.storage.block.Volume;
import org.openstack4j.model.storage.block.builder.VolumeBuilder;
import org.openstack4j.model.storage.block.options.UploadImageData;

/** What is asked of Cinder. Sizes in GiB, as there. Thread-safe. */
public final class Cinder {

  private final Cloud cloud;

  /** Asks nobody yet. */
  public Cinder(Cloud cloud) {
    this.cloud = cloud;
  }

  /** The whole document of a volume. */
  public Json volume(String id) throws MediaException {
    return get("/volumes/" + encoded(id), "volume " + id).at("volume");
  }

  /** The whole documents of the volumes of this name in the token's project. */
  public List<Json> volumesNamed(String name) throws MediaException {
    return get("/volumes/detail?name=" + encoded(name), "volumes named " + name)
        .at("volumes")
        .elements();
  }

  /** A snapshot's document. */
  public Json snapshot(String id) throws MediaException {
    return get("/snapshots/" + encoded(id), "volume snapshot " + id).at("snapshot");
  }

  /** The types of volumes that this project may use. */
  public List<Json> types() throws MediaException {
    return get("/types", "volume types").at("volume_types").elements();
  }

  private Json get(String path, String what) throws MediaException {
    return cloud.json(cloud.call(Service.VOLUME, "GET", path), what);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Asks for a snapshot, also of a volume that is attached. */
  public String makeSnapshot(String volume, String name, Map<String, String> metadata)
      throws MediaException {
    return cloud
        .ask(
            "snapshot of volume " + volume,
            os ->
                os.blockStorage()
                    .snapshots()
                    .create(
                        Builders.volumeSnapshot()
                            .volume(volume)
                            .name(name)
                            .metadata(metadata)
                            .force(true)
                            .build()))
        .getId();
  }

  /** Adds to the metadata of a snapshot. */
  public void tagSnapshot(String id, Map<String, String> metadata) throws MediaException {
    post("/snapshots/" + id + "/metadata", Map.of("metadata", metadata), "snapshot " + id);
  }

  /** Asks for a volume with a snapshot's content, of the same type. */
  public String makeVolume(String snapshot, int size, String name, Map<String, String> metadata)
      throws MediaException {
    return create(
        "volume from snapshot " + snapshot,
        Builders.volume().snapshot(snapshot).size(size).name(name).metadata(metadata));
  }

  /**
   * Asks for a volume with an image's content.
   *
   * @param type empty for the cloud's default
   * @param zone empty for the cloud's default
   */
  public String makeVolume(
      String image,
      int size,
      Optional<String> type,
      Optional<String> zone,
      String name,
      Map<String, String> metadata)
      throws MediaException {
    VolumeBuilder volume =
        Builders.volume().imageRef(image).size(size).name(name).metadata(metadata);
    type.ifPresent(volume::volumeType);
    zone.ifPresent(volume::zone);
    return create("volume from image " + image, volume);
  }

  private String create(String what, VolumeBuilder volume) throws MediaException {
    Volume made = cloud.ask(what, os -> os.blockStorage().volumes().create(volume.build()));
    return made.getId();
  }

  /** Asks for an image of a volume that is not attached and has no snapshot: raw, bare. */
  public String makeImage(String volume, String name) throws MediaException {
    UploadImageData data =
        UploadImageData.create(name)
            .diskFormat(DiskFormat.RAW)
            .containerFormat(ContainerFormat.BARE);
    return cloud
        .ask(
            "image of volume " + volume,
            os -> os.blockStorage().volumes().uploadToImage(volume, data))
        .getImageId();
  }

  /** Adds properties that images of this volume will have. */
  public void setImageProperties(String volume, Map<String, String> properties)
      throws MediaException {
    action(volume, "os-set_image_metadata", Map.of("metadata", properties));
  }

  /** Removes a property that images of this volume would have. */
  public void unsetImageProperty(String volume, String property) throws MediaException {
    action(volume, "os-unset_image_metadata", Map.of("key", property));
  }

  /** Whether servers may boot from it. */
  public void setBootable(String volume, boolean bootable) throws MediaException {
    accepted(
        cloud.ask("volume " + volume, os -> os.blockStorage().volumes().bootable(volume, bootable)),
        volume);
  }

  /** Gives it a name and, if there is one, a description. */
  public void rename(String volume, String name, Optional<String> description)
      throws MediaException {
    accepted(
        cloud.ask(
            "volume " + volume,
            os -> os.blockStorage().volumes().update(volume, name, description.orElse(null))),
        volume);
  }

  private static void accepted(ActionResponse response, String volume)
      throws MediaException.Failed {
    if (!response.isSuccess()) {
      throw new MediaException.Failed("volume " + volume + ": " + response.getFault(), null);
    }
  }

  /** Puts this in place of all its metadata. */
  public void setMetadata(String volume, Map<String, String> metadata) throws MediaException {
    String body = new Json(Map.of("metadata", metadata)).print();
    cloud.send(
        cloud
            .call(Service.VOLUME, "PUT", "/volumes/" + volume + "/metadata")
            .withText("application/json", body)
            .again(),
        "volume " + volume);
  }

  private void action(String volume, String action, Map<String, Object> arguments)
      throws MediaException {
    post("/volumes/" + volume + "/action", Map.of(action, arguments), "volume " + volume);
  }

  /** Only for what may be said twice. */
  private void post(String path, Map<String, ?> body, String what) throws MediaException {
    cloud.send(
        cloud
            .call(Service.VOLUME, "POST", path)
            .withText("application/json", new Json(body).print())
            .again(),
        what);
  }
}
