package io.firn.media.nova.image;

import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes of an image's properties, in Glance's form of JSON Patch. Immutable. */
record ImageChanges(List<Map<String, Object>> steps) {

  static final String TYPE = "application/openstack-images-v2.1-json-patch";

  /** No change. */
  static final ImageChanges NONE = new ImageChanges(List.of());

  ImageChanges {
    steps = List.copyOf(steps);
  }

  /** These, and another value for a property that every image has. */
  ImageChanges replace(String property, Object value) {
    return with(Map.of("op", "replace", "path", path(property), "value", value));
  }

  /** These, and a property less. */
  ImageChanges remove(String property) {
    return with(Map.of("op", "remove", "path", path(property)));
  }

  private static String path(String property) {
    return "/" + property.replace("~", "~0").replace("/", "~1");
  }

  private ImageChanges with(Map<String, Object> step) {
    List<Map<String, Object>> more = new ArrayList<>(steps);
    more.add(step);
    return new ImageChanges(more);
  }

  Json json() {
    return new Json(steps);
  }
}
