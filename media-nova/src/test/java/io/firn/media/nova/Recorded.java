package io.firn.media.nova;

import io.firn.openstack.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services of {@code dev/servers} answered about one server that boots from a volume, with
 * words in place of ids and addresses. Each reading gives copies of its own.
 */
record Recorded(Json all) {

  static Recorded load() {
    try (InputStream file = Recorded.class.getResourceAsStream("/recorded/server.json")) {
      return new Recorded(Json.parse(file.readAllBytes(), "recorded/server.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> object(String name) {
    return copy(all.at(name));
  }

  Map<String, Object> entry(String list, int place) {
    return copy(all.at(list).elements().get(place));
  }

  List<Object> list(String name) {
    List<Object> copies = new ArrayList<>();
    all.at(name).elements().forEach(entry -> copies.add(copy(entry)));
    return copies;
  }

  private static Map<String, Object> copy(Json object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.names().forEach(name -> copy.put(name, object.at(name).value()));
    return copy;
  }
}
