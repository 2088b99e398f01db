package io.firn.media.nova.server;

import io.firn.media.nova.disk.Renamings;
import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds a flavor for a server: the one that the user says, else the same by id or name, else one of
 * the same size.
 *
 * @param flavors all that this project may use
 */
record FlavorChoice(List<Json> flavors, Renamings renamings) {

  /** The id of the flavor to take; empty when there is none, which the lines say. */
  Optional<String> choose(Json wanted, PlanLines lines) {
    String id = wanted.at("id").text().orElse("");
    String name = wanted.at("name").text().or(() -> wanted.at("original_name").text()).orElse(id);
    Optional<String> mapped = renamings.find(ServerTargetOptions.FLAVOR, id, name);
    if (mapped.isPresent()) {
      return known(first(isCalled(mapped.get())), mapped.get(), name, lines);
    }
    Predicate<Json> sized = flavor -> size(flavor).equals(size(wanted));
    Optional<Json> same = first(sized.and(isCalled(id))).or(() -> first(sized.and(isCalled(name))));
    if (same.isPresent()) {
      return known(same, name, name, lines);
    }
    Optional<Json> alike = first(sized);
    alike.ifPresent(
        flavor ->
            lines.different(
                "flavor " + name,
                "is not there; %s has the same size"
                    .formatted(flavor.at("name").text().orElse(""))));
    return known(alike, name, name, lines);
  }

  private Optional<String> known(
      Optional<Json> flavor, String wanted, String old, PlanLines lines) {
    if (flavor.isEmpty()) {
      List<String> names =
          flavors.stream().flatMap(each -> each.at("name").text().stream()).toList();
      lines.missing(
          "flavor " + wanted,
          "add --map flavor:%s=NEW with one of %s".formatted(old, String.join(", ", names)));
      return Optional.empty();
    }
    lines.there("flavor " + flavor.get().at("name").text().orElse(""), size(flavor.get()));
    return flavor.get().at("id").text();
  }

  private static Predicate<Json> isCalled(String word) {
    return flavor ->
        Stream.of("id", "name")
            .anyMatch(member -> flavor.at(member).text().filter(word::equals).isPresent());
  }

  private Optional<Json> first(Predicate<Json> condition) {
    return flavors.stream().filter(condition).findFirst();
  }

  /** In words; two flavors of the same size have the same. */
  private static String size(Json flavor) {
    return "%d processors, %d MiB of memory, %d GiB of disk, %d GiB ephemeral, %d MiB of swap"
        .formatted(
            number(flavor, "vcpus"),
            number(flavor, "ram"),
            number(flavor, "disk"),
            Math.max(number(flavor, "ephemeral"), number(flavor, "OS-FLV-EXT-DATA:ephemeral")),
            number(flavor, "swap"));
  }

  /** No swap is an empty text in a list of flavors. */
  private static long number(Json flavor, String member) {
    return flavor.at(member).number().orElse(0L);
  }
}
