package io.firn.media.nova.server;

import io.firn.openstack.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What matters of a server's document.
 *
 * @param json all of it
 */
record ServerFacts(Json json) {

  private static final String EXTENDED = "OS-EXT-SRV-ATTR:";
  private static final List<String> CAPTURABLE =
      List.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

  /** {@code /dev/vdb} before {@code /dev/vdaa}. */
  static final Comparator<String> DEVICE_ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  String id() {
    return json.at("id").text().orElse("");
  }

  String name() {
    return json.at("name").text().orElse("");
  }

  String status() {
    return json.at("status").text().orElse("");
  }

  boolean isStopped() {
    return status().equals("SHUTOFF");
  }

  /** Why no snapshot can be taken now; empty when one can. */
  Optional<String> obstacle() {
    if (!CAPTURABLE.contains(status())) {
      return Optional.of(
          "its state is %s; snapshots are taken of %s"
              .formatted(status(), String.join(", ", CAPTURABLE)));
    }
    return task().map(task -> "it is busy (%s); try again later".formatted(task));
  }

  /** What Nova does with it at the moment. */
  Optional<String> task() {
    return json.at("OS-EXT-STS:task_state").text();
  }

  /** The image that it was booted from; empty for one that boots from a volume. */
  Optional<String> image() {
    return json.at("image").at("id").text();
  }

  boolean bootsFromVolume() {
    return image().isEmpty();
  }

  /** Shown to administrators only. */
  Optional<String> rootDevice() {
    return json.at(EXTENDED + "root_device_name").text();
  }

  /** In base64; shown to administrators only. */
  Optional<String> userData() {
    return json.at(EXTENDED + "user_data").text();
  }

  /** Whether what is shown to administrators is there. */
  boolean isWhole() {
    return json.names().contains(EXTENDED + "user_data");
  }

  Json flavor() {
    return json.at("flavor");
  }

  /** Which of its disks are in no snapshot, in words; empty when all are. */
  Optional<String> lost() {
    long swap = flavor().at("swap").number().orElse(0L);
    long ephemeral = flavor().at("ephemeral").number().orElse(0L);
    if (swap == 0 && ephemeral == 0) {
      return Optional.empty();
    }
    String parts =
        (ephemeral == 0 ? "" : "the ephemeral disk of " + ephemeral + " GiB")
            + (swap == 0 || ephemeral == 0 ? "" : " and ")
            + (swap == 0 ? "" : "the swap disk of " + swap + " MiB");
    return Optional.of(parts);
  }

  @Override
  public String toString() {
    return "server %s (%s)".formatted(name(), id());
  }
}
