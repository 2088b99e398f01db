package io.firn.media.nova.temporary;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what is temporary by name and properties. Thread-safe. */
final class Search {

  private static final int PAGE = 500;
  private static final String MAPPING = "block_device_mapping";

  private final Cloud cloud;

  Search(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * What bears the tag of a run that is meant, in no particular order.
   *
   * @param host narrows the search where the service can do that; empty for all hosts
   */
  List<Found> find(Optional<String> host, Predicate<RunTag> meant) throws MediaException {
    List<Found> found = new ArrayList<>();
    servers(meant, found);
    ports(host, meant, found);
    for (String filter : imageFilters(host)) {
      for (Json image : pages(Service.IMAGE, "/images", "images", filter)) {
        image(image, meant, found);
      }
    }
    volumes(host, meant, found);
    return found;
  }

  /** Nova finds servers by their tags, not by their metadata. */
  private void servers(Predicate<RunTag> meant, List<Found> found) throws MediaException {
    String filter = "&tags=" + RunTag.UNFINISHED;
    for (Json server : pages(Service.COMPUTE, "/servers/detail", "servers", filter)) {
      boolean unfinished =
          server.at("tags").elements().stream()
              .anyMatch(tag -> tag.text().filter(RunTag.UNFINISHED::equals).isPresent());
      Json metadata = server.at("metadata");
      Optional<RunTag> tag = RunTag.read(key -> metadata.at(key).text()).filter(meant);
      if (unfinished && tag.isPresent()) {
        Item item = new Item(Kind.SERVER, text(server, "id"));
        found.add(new Found(item, text(server, "name"), time(text(server, "created")), tag.get()));
      }
    }
  }

  /** Neutron finds them by their description, when it is known whole. */
  private void ports(Optional<String> host, Predicate<RunTag> meant, List<Found> found)
      throws MediaException {
    String filter =
        host.map(name -> "&description=" + encoded(RunTag.hostWord(name))).orElse("")
            + "&fields=id&fields=name&fields=description&fields=created_at";
    for (Json port : pages(Service.NETWORK, "/ports", "ports", filter)) {
      String texts = text(port, "name") + " " + text(port, "description");
      List<String> words = List.of(texts.split(" ", -1));
      String name = words.getFirst();
      RunTag.read(name, RunTag.in(words))
          .filter(meant)
          .ifPresent(
              tag ->
                  found.add(
                      new Found(
                          new Item(Kind.PORT, text(port, "id")),
                          name,
                          time(text(port, "created_at")),
                          tag)));
    }
  }

  /** By a property, and by a tag once a server is booted from it. */
  private static List<String> imageFilters(Optional<String> host) {
    return host.map(
            name ->
                List.of(
                    "&" + RunTag.HOST + "=" + encoded(name),
                    "&tag=" + encoded(RunTag.hostWord(name))))
        .orElse(List.of("&visibility=private"));
  }

  private void volumes(Optional<String> host, Predicate<RunTag> meant, List<Found> found)
      throws MediaException {
    String metadata =
        host.map(name -> "&metadata=" + encoded("{'" + RunTag.HOST + "': '" + name + "'}"))
            .orElse("");
    for (Json volume : pages(Service.VOLUME, "/volumes/detail", "volumes", metadata)) {
      ofCinder(Kind.VOLUME, volume, meant).ifPresent(found::add);
    }
    for (Json snapshot : pages(Service.VOLUME, "/snapshots/detail", "snapshots", metadata)) {
      ofCinder(Kind.SNAPSHOT, snapshot, meant).ifPresent(found::add);
    }
  }

  /** All of a service's, of which a cloud without it has none. */
  private List<Json> pages(Service service, String path, String member, String filter)
      throws MediaException {
    if (!cloud.has(service)) {
      return List.of();
    }
    List<Json> all = new ArrayList<>();
    String marker = "";
    while (true) {
      String query = path + "?limit=" + PAGE + marker + filter;
      List<Json> page =
          cloud.json(cloud.call(service, "GET", query), "list of " + member).at(member).elements();
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      marker = "&marker=" + encoded(text(page.getLast(), "id"));
    }
  }

  private void image(Json image, Predicate<RunTag> meant, List<Found> found) throws MediaException {
    String name = text(image, "name");
    List<String> words =
        image.at("tags").elements().stream().flatMap(each -> each.text().stream()).toList();
    Optional<RunTag> tag =
        RunTag.read(name, key -> image.at(key).text())
            .or(() -> RunTag.read(name, RunTag.in(words)))
            .filter(meant);
    if (tag.isEmpty()) {
      return;
    }
    Optional<String> mapping = image.at(MAPPING).text();
    Kind kind = mapping.isPresent() ? Kind.SERVER_SNAPSHOT : Kind.IMAGE;
    Instant made = time(text(image, "created_at"));
    found.add(new Found(new Item(kind, text(image, "id")), name, made, tag.get()));
    for (String snapshot : snapshots(mapping.orElse("[]"))) {
      found.add(new Found(new Item(Kind.SNAPSHOT, snapshot), name, made, tag.get()));
    }
  }

  /** The snapshots that Nova asked Cinder for, which bear no tag themselves. */
  private static List<String> snapshots(String mapping) throws MediaException {
    try {
      return Json.parse(mapping.getBytes(StandardCharsets.UTF_8), MAPPING).elements().stream()
          .flatMap(disk -> disk.at("snapshot_id").text().stream())
          .toList();
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }

  private static Optional<Found> ofCinder(Kind kind, Json thing, Predicate<RunTag> meant) {
    String name = text(thing, "name");
    Json metadata = thing.at("metadata");
    return RunTag.read(name, key -> metadata.at(key).text())
        .filter(meant)
        .map(
            tag ->
                new Found(
                    new Item(kind, text(thing, "id")), name, time(text(thing, "created_at")), tag));
  }

  private static String text(Json json, String member) {
    return json.at(member).text().orElse("");
  }

  /** Glance writes a zone, Cinder none. What cannot be read is taken for new: it stays. */
  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
