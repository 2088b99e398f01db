package io.firn.storage.swift;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of a container's listing. Stateless. */
final class Listing {

  private Listing() {}

  /**
   * The page in an answer. Names that are not of this place are left out, and still count: the next
   * page begins after the last of all. Only a page of nothing is the last.
   */
  static ListPage read(HttpAnswer answer, Place place) throws StorageException {
    Json page = parse(answer, place);
    if (!page.isArray()) {
      throw new StorageException.Permanent("the listing of " + place + " is no list", null);
    }
    List<ObjectInfo> objects = new ArrayList<>();
    String last = "";
    for (Json entry : page.elements()) {
      String whole = entry.at("name").text().orElseThrow(() -> incomplete(place));
      last = whole;
      long size = entry.at("bytes").number().orElseThrow(() -> incomplete(place));
      Instant modified = modified(entry, place);
      place.name(whole).ifPresent(name -> objects.add(new ObjectInfo(name, size, modified)));
    }
    return new ListPage(objects, last);
  }

  private static Json parse(HttpAnswer answer, Place place) throws StorageException.Transient {
    try {
      return Json.parse(answer.body(), "the listing of " + place);
    } catch (CloudException e) {
      // It began well: a proxy cut it off.
      throw new StorageException.Transient(e.getMessage(), e);
    }
  }

  private static StorageException.Permanent incomplete(Place place) {
    return new StorageException.Permanent(
        "the listing of " + place + " has an entry without name, size or time", null);
  }

  /** In UTC without saying so. */
  private static Instant modified(Json entry, Place place) throws StorageException.Permanent {
    String text = entry.at("last_modified").text().orElse("").replaceFirst("Z$", "");
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw incomplete(place);
    }
  }
}
