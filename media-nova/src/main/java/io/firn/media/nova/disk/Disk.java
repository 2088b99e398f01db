package io.firn.media.nova.disk;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One disk of a snapshot.
 *
 * @param stream its name in the snapshot
 * @param id of the image or volume that it is a copy of; for a server's own root disk, of the image
 *     that it was booted from, or empty
 * @param diskFormat {@code raw}, {@code qcow2} ...: how the stream's bytes are to be read
 * @param containerFormat {@code bare}, as a rule
 * @param size bytes of the stream, when they are known
 * @param minimum GiB that a volume or a flavor's disk needs at least; 0 for any
 * @param bootIndex 0 for what a server boots from; empty for none
 * @param device as the server calls it, {@code /dev/vdb}; empty when not attached
 * @param deletedWithServer whether a volume goes when its server does
 */
public record Disk(
    String stream,
    Kind kind,
    String id,
    String diskFormat,
    String containerFormat,
    OptionalLong size,
    int minimum,
    OptionalInt bootIndex,
    Optional<String> device,
    boolean deletedWithServer) {

  /** What a disk is made of again. */
  public enum Kind {
    IMAGE,
    VOLUME
  }

  public Disk {
    requireNonNull(stream, "stream");
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
    requireNonNull(diskFormat, "diskFormat");
    requireNonNull(containerFormat, "containerFormat");
    requireNonNull(size, "size");
    requireNonNull(bootIndex, "bootIndex");
    requireNonNull(device, "device");
  }

  /** The name of the disk at a place in the order of devices, from 0. */
  public static String streamName(int place) {
    return "disk-" + place;
  }

  /** A volume's content, raw, attached to nothing. */
  public static Disk volume(String stream, String id, OptionalLong size, int gibibytes) {
    return new Disk(
        stream,
        Kind.VOLUME,
        id,
        "raw",
        "bare",
        size,
        gibibytes,
        OptionalInt.empty(),
        Optional.empty(),
        false);
  }

  /** An image's content, of no server. */
  public static Disk image(
      String stream, String id, String diskFormat, String containerFormat, OptionalLong size) {
    return new Disk(
        stream,
        Kind.IMAGE,
        id,
        diskFormat,
        containerFormat,
        size,
        0,
        OptionalInt.empty(),
        Optional.empty(),
        false);
  }

  /** The same as a server has it. */
  public Disk attached(OptionalInt boot, Optional<String> as, boolean goesWithServer) {
    return new Disk(
        stream, kind, id, diskFormat, containerFormat, size, minimum, boot, as, goesWithServer);
  }

  /** The same with a size that was not known before. */
  public Disk sized(OptionalLong bytes) {
    return new Disk(
        stream,
        kind,
        id,
        diskFormat,
        containerFormat,
        bytes,
        minimum,
        bootIndex,
        device,
        deletedWithServer);
  }

  /** Whether a server boots from it. */
  public boolean isRoot() {
    return bootIndex.isPresent() && bootIndex.getAsInt() == 0;
  }
}
