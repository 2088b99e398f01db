package io.firn.media.nova.image;

import static java.util.Objects.requireNonNull;

import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An image as Glance describes it.
 *
 * @param json all that it says
 * @param document the same as it came
 */
public record Image(Json json, byte[] document) {

  private static final String ACTIVE = "active";

  public Image {
    requireNonNull(json, "json");
    requireNonNull(document, "document");
  }

  /** The id by which Glance knows it. */
  public String id() {
    return json.at("id").text().orElse("");
  }

  /** The name that its owner gave it; may be that of others too, and empty. */
  public String name() {
    return json.at("name").text().orElse("");
  }

  /** {@code active} when its data can be had; {@code queued}, {@code saving} before that. */
  public String status() {
    return json.at("status").text().orElse("");
  }

  /** {@code raw}, {@code qcow2} ... */
  public String diskFormat() {
    return json.at("disk_format").text().orElse("raw");
  }

  /** {@code bare}, as a rule. */
  public String containerFormat() {
    return json.at("container_format").text().orElse("bare");
  }

  /** Bytes of its data; 0 while there is none. */
  public long size() {
    return json.at("size").number().orElse(0L);
  }

  /** Whether its data can be had. */
  public boolean isActive() {
    return status().equals(ACTIVE);
  }

  /** What Glance computed of its data; empty while there is none. */
  Optional<Checksum> checksum() {
    Optional<Checksum> strong =
        json.at("os_hash_algo")
            .text()
            .flatMap(
                word -> json.at("os_hash_value").text().flatMap(hash -> Checksum.of(word, hash)));
    return strong.or(() -> json.at("checksum").text().flatMap(hash -> Checksum.of("md5", hash)));
  }

  /**
   * Why there is nothing to download, and what to do; empty when there is.
   *
   * <p>The snapshot of a server that boots from a volume is an image without data which names the
   * snapshots of volumes that it stands for.
   */
  public Optional<String> trouble() {
    String what = "image " + id();
    return switch (status()) {
      case ACTIVE ->
          size() > 0 ? Optional.empty() : Optional.of(what + " " + withoutData(mapped()));
      case "deleted", "pending_delete" -> Optional.of(what + " was deleted");
      case "deactivated" ->
          Optional.of(what + " is deactivated: an administrator has to reactivate it");
      case "killed" -> Optional.of(what + " is broken: its upload failed");
      default -> Optional.of("%s has no data yet: it is %s; wait for it".formatted(what, status()));
    };
  }

  private static String withoutData(List<String> snapshots) {
    return snapshots.isEmpty()
        ? "is empty: there is nothing to back up"
        : "has no data of its own: it stands for the volume snapshots "
            + snapshots.stream().sorted().collect(Collectors.joining(", "))
            + "; back up the server with --nova-inst-id, or the volumes with --cinder-vol-id";
  }

  /** The snapshots of volumes that it stands for; Glance gives this property as text. */
  private List<String> mapped() {
    return BlockDeviceMapping.snapshots(json.at("block_device_mapping"));
  }

  @Override
  public String toString() {
    return "image " + id();
  }
}
