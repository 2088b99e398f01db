package io.firn.media.nova.disk;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The document {@code disks.json}. */
public final class DisksDocument {

  /** Its name. */
  public static final String NAME = "disks.json";

  private static final String DISKS = "disks";
  private static final String STREAM = "stream";
  private static final String KIND = "kind";
  private static final String ID = "id";
  private static final String DISK_FORMAT = "disk_format";
  private static final String CONTAINER_FORMAT = "container_format";
  private static final String SIZE = "size";
  private static final String MINIMUM = "min_gib";
  private static final String BOOT_INDEX = "boot_index";
  private static final String DEVICE = "device";
  private static final String DELETED = "delete_on_termination";

  private DisksDocument() {}

  /** Writes it. */
  public static Document of(List<Disk> disks) {
    List<Object> entries = new ArrayList<>();
    disks.forEach(disk -> entries.add(entry(disk)));
    String text = new Json(Map.of(DISKS, entries)).print();
    return new Document(NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> entry(Disk disk) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(STREAM, disk.stream());
    entry.put(KIND, disk.kind().name().toLowerCase(Locale.ROOT));
    entry.put(ID, disk.id());
    entry.put(DISK_FORMAT, disk.diskFormat());
    entry.put(CONTAINER_FORMAT, disk.containerFormat());
    disk.size().ifPresent(bytes -> entry.put(SIZE, bytes));
    entry.put(MINIMUM, disk.minimum());
    disk.bootIndex().ifPresent(index -> entry.put(BOOT_INDEX, index));
    disk.device().ifPresent(device -> entry.put(DEVICE, device));
    entry.put(DELETED, disk.deletedWithServer());
    return entry;
  }

  /**
   * Reads it.
   *
   * @throws MediaException.Failed when it is not such a document
   */
  public static List<Disk> read(Document document) throws MediaException {
    try {
      List<Disk> disks = new ArrayList<>();
      for (Json entry : Json.parse(document.content(), NAME).at(DISKS).elements()) {
        disks.add(disk(entry));
      }
      return disks;
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }

  private static Disk disk(Json entry) throws MediaException {
    Optional<Long> size = entry.at(SIZE).number();
    Optional<Long> bootIndex = entry.at(BOOT_INDEX).number();
    return new Disk(
        required(entry, STREAM),
        kind(required(entry, KIND)),
        required(entry, ID),
        required(entry, DISK_FORMAT),
        required(entry, CONTAINER_FORMAT),
        size.map(OptionalLong::of).orElse(OptionalLong.empty()),
        entry.at(MINIMUM).number().orElse(0L).intValue(),
        bootIndex.map(index -> OptionalInt.of(index.intValue())).orElse(OptionalInt.empty()),
        entry.at(DEVICE).text(),
        Boolean.TRUE.equals(entry.at(DELETED).value()));
  }

  private static String required(Json entry, String member) throws MediaException {
    return entry
        .at(member)
        .text()
        .orElseThrow(
            () ->
                new MediaException.Failed(
                    "%s of the snapshot has a disk without %s".formatted(NAME, member), null));
  }

  private static Disk.Kind kind(String word) throws MediaException {
    return switch (word) {
      case "image" -> Disk.Kind.IMAGE;
      case "volume" -> Disk.Kind.VOLUME;
      default ->
          throw new MediaException.Failed(
              "%s of the snapshot has a disk of the unknown kind %s".formatted(NAME, word), null);
    };
  }
}
