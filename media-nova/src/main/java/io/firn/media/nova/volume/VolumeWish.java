package io.firn.media.nova.volume;

import static java.util.Objects.requireNonNull;

import io.firn.media.nova.disk.Disk;
import io.firn.openstack.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a volume is to be like.
 *
 * @param gibibytes its size
 * @param type empty for the cloud's default
 * @param zone empty for the cloud's default
 * @param imageProperties what Cinder calls {@code volume_image_metadata}
 */
public record VolumeWish(
    String name,
    Optional<String> description,
    int gibibytes,
    Optional<String> type,
    Optional<String> zone,
    Map<String, String> metadata,
    boolean bootable,
    Map<String, String> imageProperties) {

  private static final long GIBIBYTE = 1L << 30;

  public VolumeWish {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(type, "type");
    requireNonNull(zone, "zone");
    metadata = Map.copyOf(metadata);
    imageProperties = Map.copyOf(imageProperties);
  }

  /** As a volume was. */
  public static VolumeWish like(Json volume) {
    return new VolumeWish(
        volume.at("name").text().orElse(""),
        volume.at("description").text(),
        volume.at("size").number().orElse(1L).intValue(),
        volume.at("volume_type").text(),
        Optional.empty(),
        texts(volume.at("metadata")),
        volume.at("bootable").text().filter("true"::equals).isPresent(),
        texts(volume.at("volume_image_metadata")));
  }

  /** For a disk that was no volume. */
  public static VolumeWish of(Disk disk, long bytes) {
    long gibibytes = Math.max(disk.minimum(), (bytes + GIBIBYTE - 1) / GIBIBYTE);
    return new VolumeWish(
        disk.stream(),
        Optional.empty(),
        (int) Math.max(1, gibibytes),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        disk.isRoot(),
        Map.of());
  }

  /** The same under this name. */
  public VolumeWish named(String newName) {
    return new VolumeWish(
        newName, description, gibibytes, type, zone, metadata, bootable, imageProperties);
  }

  /** The same of this type. */
  public VolumeWish ofType(Optional<String> newType) {
    return new VolumeWish(
        name, description, gibibytes, newType, zone, metadata, bootable, imageProperties);
  }

  /** The same with room for so much. */
  public VolumeWish atLeast(int needed) {
    return new VolumeWish(
        name,
        description,
        Math.max(gibibytes, needed),
        type,
        zone,
        metadata,
        bootable,
        imageProperties);
  }

  /** An object's members that are texts. */
  public static Map<String, String> texts(Json object) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : object.names()) {
      object.at(name).text().ifPresent(text -> texts.put(name, text));
    }
    return texts;
  }
}
