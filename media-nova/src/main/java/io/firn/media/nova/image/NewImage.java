package io.firn.media.nova.image;

import static java.util.Objects.requireNonNull;

import io.firn.media.nova.temporary.RunTag;
import io.firn.openstack.http.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An image that is to be made. Immutable.
 *
 * @param diskFormat {@code raw}, {@code qcow2} ...
 * @param containerFormat {@code bare}, as a rule
 * @param properties whatever else may be said of it: texts, numbers and lists of texts, by name
 */
public record NewImage(
    String name, String diskFormat, String containerFormat, Map<String, Object> properties) {

  /**
   * What Glance sets by itself, what is set when the image is complete, and the fate of a key that
   * the original has as well.
   */
  private static final Set<String> NOT_TAKEN_OVER =
      Set.of(
          "id",
          "name",
          "disk_format",
          "container_format",
          "status",
          "checksum",
          "os_hash_algo",
          "os_hash_value",
          "owner",
          "size",
          "virtual_size",
          "created_at",
          "updated_at",
          "direct_url",
          "locations",
          "self",
          "file",
          "schema",
          "stores",
          "protected",
          "visibility",
          "cinder_encryption_key_deletion_policy");

  /** Glance keeps these for itself. */
  private static final String RESERVED = "os_glance_";

  public NewImage {
    requireNonNull(name, "name");
    requireNonNull(diskFormat, "diskFormat");
    requireNonNull(containerFormat, "containerFormat");
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** One of which nothing else is said. */
  public static NewImage of(String name, String diskFormat, String containerFormat) {
    return new NewImage(name, diskFormat, containerFormat, Map.of());
  }

  /** The same with all of an image's properties that may be set. */
  public NewImage like(Json document) {
    Map<String, Object> more = new LinkedHashMap<>(properties);
    for (String property : document.names()) {
      Object value = document.at(property).value();
      boolean taken =
          !NOT_TAKEN_OVER.contains(property)
              && !property.startsWith(RESERVED)
              && !RunTag.isOwn(property);
      if (taken && value != null) {
        more.put(property, value);
      }
    }
    return new NewImage(name, diskFormat, containerFormat, more);
  }

  /** The same as something temporary of a run. */
  NewImage taggedAs(RunTag tag, String what) {
    Map<String, Object> more = new LinkedHashMap<>(properties);
    more.putAll(tag.properties());
    return new NewImage(tag.name(what), diskFormat, containerFormat, more);
  }

  /** What Glance is sent. */
  Json json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", name);
    all.put("disk_format", diskFormat);
    all.put("container_format", containerFormat);
    all.put("visibility", "private");
    properties.forEach(all::putIfAbsent);
    return new Json(all);
  }
}
