package io.firn.media.nova.qcow2;

import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The start of a file in qcow2, checked.
 *
 * @param size of the disk within, in bytes
 * @param clusterBits a cluster has two to the power of this many bytes: 9 to 21
 * @param tableOffset where the first table is
 * @param tables entries of the first table that the disk needs
 */
record Header(int version, long size, int clusterBits, long tableOffset, int tables) {

  /** Bytes that are read of it. */
  static final int BYTES = 112;

  static final int MAGIC = 0x514649fb;

  private static final int VERSION_2_BYTES = 72;
  private static final int VERSION_3_BYTES = 104;
  private static final int LEAST_CLUSTER_BITS = 9;
  private static final int MOST_CLUSTER_BITS = 21;

  /** QEMU's own bound: a first table of 32 MiB. */
  private static final int MOST_TABLES = 4 << 20;

  private static final int DIRTY = 1;
  private static final int CORRUPT = 2;
  private static final int EXTERNAL_DATA = 4;
  private static final int COMPRESSION_TYPE = 8;
  private static final int EXTENDED_TABLES = 16;
  private static final int ZLIB = 0;
  private static final int ZSTD = 1;

  int clusterSize() {
    return 1 << clusterBits;
  }

  /** Clusters that a table of the second level tells of. */
  int tableEntries() {
    return 1 << (clusterBits - 3);
  }

  /** Bytes of the disk that a table of the second level tells of. */
  long tableSpan() {
    return (long) tableEntries() << clusterBits;
  }

  /**
   * Reads it.
   *
   * @param start of the file, at most {@link #BYTES}
   * @param fileLength bytes of the file
   */
  static Header read(ByteBuffer start, long fileLength) throws MediaException {
    if (start.remaining() < VERSION_2_BYTES || start.getInt(0) != MAGIC) {
      throw new MediaException.Failed("the disk is not in the format qcow2", null);
    }
    int version = start.getInt(4);
    if (version != 2 && version != 3) {
      throw refused("of version " + Integer.toUnsignedString(version));
    }
    Optional<String> unreadable = version == 3 ? unreadable(start) : Optional.empty();
    if (unreadable.isPresent()) {
      throw refused(unreadable.get());
    }
    if (start.getLong(8) != 0) {
      throw refused("with a backing file: it is only what differs from another image");
    }
    if (start.getInt(32) != 0) {
      throw refused("encrypted");
    }
    return checked(version, start, fileLength);
  }

  /** What of version 3 cannot be read. */
  private static Optional<String> unreadable(ByteBuffer start) throws MediaException {
    if (start.remaining() < VERSION_3_BYTES) {
      throw damaged("the header ends early");
    }
    long features = start.getLong(72);
    int headerLength = start.getInt(100);
    boolean saysCompression = headerLength > VERSION_3_BYTES && start.remaining() > VERSION_3_BYTES;
    int compression = saysCompression ? start.get(VERSION_3_BYTES) : ZLIB;
    long known = DIRTY | CORRUPT | EXTERNAL_DATA | COMPRESSION_TYPE | EXTENDED_TABLES;
    if ((features & ~known) != 0) {
      return Optional.of("with features that are not known here: " + Long.toHexString(features));
    }
    if ((features & DIRTY) != 0) {
      return Optional.of("that was not closed (dirty); qemu-img check repairs it");
    }
    if ((features & CORRUPT) != 0) {
      return Optional.of("that QEMU has found corrupt; qemu-img check repairs it");
    }
    if ((features & EXTERNAL_DATA) != 0) {
      return Optional.of("whose data is in another file");
    }
    if ((features & EXTENDED_TABLES) != 0) {
      return Optional.of("with subclusters (extended_l2)");
    }
    return switch (compression) {
      case ZLIB -> Optional.empty();
      case ZSTD -> Optional.of("compressed by zstd");
      default -> Optional.of("with compression " + compression);
    };
  }

  private static Header checked(int version, ByteBuffer start, long fileLength)
      throws MediaException {
    int clusterBits = start.getInt(20);
    long size = start.getLong(24);
    long entries = Integer.toUnsignedLong(start.getInt(36));
    long tableOffset = start.getLong(40);
    if (clusterBits < LEAST_CLUSTER_BITS || clusterBits > MOST_CLUSTER_BITS) {
      throw damaged("clusters of two to the power of " + clusterBits + " bytes");
    }
    int spanBits = 2 * clusterBits - 3;
    long tables = (size >>> spanBits) + ((size & ((1L << spanBits) - 1)) == 0 ? 0 : 1);
    if (size < 0 || tables > MOST_TABLES) {
      throw damaged("a disk of " + Long.toUnsignedString(size) + " bytes");
    }
    boolean aligned = (tableOffset & ((1L << clusterBits) - 1)) == 0;
    boolean within =
        tableOffset >= 0
            && tableOffset <= fileLength
            && tables * Long.BYTES <= fileLength - tableOffset;
    if (tables > entries || (tables > 0 && !(aligned && within))) {
      throw damaged("its first table is not in the file");
    }
    return new Header(version, size, clusterBits, tableOffset, (int) tables);
  }

  private static MediaException refused(String what) {
    return new MediaException.Misconfigured(
        "the disk is a qcow2 " + what + "; it cannot be converted here, but restored as it is",
        null);
  }

  static MediaException damaged(String what) {
    return new MediaException.Failed("the disk is a damaged qcow2: " + what, null);
  }
}
