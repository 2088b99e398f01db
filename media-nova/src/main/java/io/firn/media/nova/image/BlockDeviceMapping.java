package io.firn.media.nova.image;

import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The property by which Nova's snapshot of a server that boots from a volume names its parts. */
final class BlockDeviceMapping {

  private BlockDeviceMapping() {}

  /** Ids of the volume snapshots; none when the property is absent or something else. */
  static List<String> snapshots(Json property) {
    return parsed(property).elements().stream()
        .flatMap(entry -> entry.at("snapshot_id").text().stream())
        .toList();
  }

  /** Glance's properties are texts, so that this is a document within one. */
  private static Json parsed(Json property) {
    if (property.text().isEmpty()) {
      return property;
    }
    try {
      return Json.parse(
          property.text().get().getBytes(StandardCharsets.UTF_8), "block_device_mapping");
    } catch (CloudException.Unexpected e) {
      return new Json(null);
    }
  }
}
