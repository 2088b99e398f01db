package io.firn.media.nova.qcow2;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * Looks up where clusters are. Has the table of the second level that it was last asked for. For
 * one thread.
 */
final class ClusterMap {

  private static final long OFFSET = 0x00fffffffffffe00L;
  private static final long COMPRESSED = 1L << 62;
  private static final long ZERO = 1;
  private static final int SECTOR = 512;

  private final Header header;
  private final StoredContent file;
  private final LongBuffer tables;
  private final ByteBuffer table;
  private int loaded = -1;

  /**
   * A map.
   *
   * @param tables the first table, not changed
   */
  ClusterMap(Header header, StoredContent file, LongBuffer tables) {
    this.header = header;
    this.file = file;
    this.tables = tables;
    this.table = ByteBuffer.allocate(header.clusterSize());
  }

  /** Whether the disk has nothing in the whole span of this table. */
  boolean isTableAbsent(int number) {
    return (tables.get(number) & OFFSET) == 0;
  }

  /** Where a cluster is, counted from the start of the disk. */
  Cluster find(long number) throws MediaException {
    int tableNumber = (int) (number / header.tableEntries());
    if (isTableAbsent(tableNumber)) {
      return Cluster.Zeros.ALL;
    }
    if (loaded != tableNumber) {
      load(tableNumber);
    }
    return cluster(table.getLong((int) (number % header.tableEntries()) * Long.BYTES));
  }

  private void load(int number) throws MediaException {
    loaded = -1;
    long offset = tables.get(number) & OFFSET;
    if (!isAligned(offset) || offset > file.length() - header.clusterSize()) {
      throw Header.damaged("a table is not in the file");
    }
    readFully(file, offset, table.clear());
    loaded = number;
  }

  private boolean isAligned(long offset) {
    return (offset & (header.clusterSize() - 1)) == 0;
  }

  private Cluster cluster(long entry) throws MediaException {
    if ((entry & COMPRESSED) != 0) {
      return compressed(entry);
    }
    long offset = entry & OFFSET;
    boolean zero = header.version() > 2 && (entry & ZERO) != 0;
    if (zero || offset == 0) {
      return Cluster.Zeros.ALL;
    }
    if (!isAligned(offset) || offset >= file.length()) {
      throw Header.damaged("a cluster is not in the file");
    }
    return new Cluster.Plain(offset);
  }

  /** The width of the two numbers in the entry depends on the size of a cluster. */
  private Cluster compressed(long entry) throws MediaException {
    int offsetBits = 62 - (header.clusterBits() - 8);
    long offset = entry & ((1L << offsetBits) - 1);
    int furtherSectors = (int) ((entry & (COMPRESSED - 1)) >>> offsetBits);
    if (offset >= file.length()) {
      throw Header.damaged("a compressed cluster is not in the file");
    }
    int length = (furtherSectors + 1) * SECTOR - (int) (offset % SECTOR);
    return new Cluster.Compressed(offset, (int) Math.min(length, file.length() - offset));
  }

  /** Reads what has to be in the file. */
  static void readFully(StoredContent file, long offset, ByteBuffer target) throws MediaException {
    try (ContentReader reader = file.open(offset)) {
      while (target.hasRemaining()) {
        long hole = reader.skipHole();
        if (hole > 0) {
          target.put(new byte[(int) Math.min(hole, target.remaining())]);
        } else if (reader.read(target) < 0) {
          throw Header.damaged("the file ends early");
        }
      }
    }
  }
}
