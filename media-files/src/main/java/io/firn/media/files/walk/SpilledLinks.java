package io.firn.media.files.walk;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A hash table in a mapped, sparse file: slots of device, inode and place of the path in a second
 * file, plus one so that zero is a free slot. Grows fourfold when it is 60 % full. The kernel may
 * drop its pages from memory at any time.
 */
final class SpilledLinks implements Closeable {

  private static final long SLOT_BYTES = 24;
  private static final long FIRST_SLOTS = 1 << 12;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final SpillFolder spill;
  private final FileChannel paths;
  private Table table;
  private long used;
  private long pathsEnd;

  private record Table(FileChannel file, MemorySegment slots, long count) {}

  SpilledLinks(SpillFolder spill) throws IOException {
    this.spill = spill;
    this.paths = spill.create("link-paths");
    this.table = makeTable(FIRST_SLOTS);
  }

  private Table makeTable(long count) throws IOException {
    FileChannel file = spill.create("links");
    try {
      // Unmapped by the collector: a forced end would stop all threads, and there are few of these.
      MemorySegment slots =
          file.map(FileChannel.MapMode.READ_WRITE, 0, count * SLOT_BYTES, Arena.ofAuto());
      return new Table(file, slots, count);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** The path kept for this file, or null. */
  byte[] find(long device, long inode) throws IOException {
    long slot = slot(table, device, inode);
    long place = table.slots.get(LONG, slot + 16);
    return place == 0 ? null : readPath(place - 1);
  }

  /** Keeps a path for a file that is not there yet. */
  void add(long device, long inode, byte[] path) throws IOException {
    if (used * 10 >= table.count * 6) {
      grow();
    }
    put(table, device, inode, writePath(path) + 1);
    used++;
  }

  private static void put(Table table, long device, long inode, long place) {
    long slot = slot(table, device, inode);
    table.slots.set(LONG, slot, device);
    table.slots.set(LONG, slot + 8, inode);
    table.slots.set(LONG, slot + 16, place);
  }

  /** Place of the file's slot, or of the free one where it belongs. */
  private static long slot(Table table, long device, long inode) {
    long hash = (inode * 0x9E3779B97F4A7C15L) ^ (device * 0xC2B2AE3D27D4EB4FL);
    long index = (hash ^ (hash >>> 32)) & (table.count - 1);
    while (true) {
      long slot = index * SLOT_BYTES;
      boolean free = table.slots.get(LONG, slot + 16) == 0;
      boolean same =
          table.slots.get(LONG, slot) == device && table.slots.get(LONG, slot + 8) == inode;
      if (free || same) {
        return slot;
      }
      index = (index + 1) & (table.count - 1);
    }
  }

  private void grow() throws IOException {
    Table larger = makeTable(table.count * 4);
    for (long slot = 0; slot < table.slots.byteSize(); slot += SLOT_BYTES) {
      long place = table.slots.get(LONG, slot + 16);
      if (place != 0) {
        put(larger, table.slots.get(LONG, slot), table.slots.get(LONG, slot + 8), place);
      }
    }
    table.file.close();
    table = larger;
  }

  private long writePath(byte[] path) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(Integer.BYTES + path.length);
    record.putInt(path.length).put(path).flip();
    long place = pathsEnd;
    while (record.hasRemaining()) {
      pathsEnd += paths.write(record, pathsEnd);
    }
    return place;
  }

  private byte[] readPath(long place) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    readFully(length, place);
    ByteBuffer path = ByteBuffer.allocate(length.flip().getInt());
    readFully(path, place + Integer.BYTES);
    return path.array();
  }

  private void readFully(ByteBuffer target, long place) throws IOException {
    while (target.hasRemaining()) {
      if (paths.read(target, place + target.position()) < 0) {
        throw new IOException("a temporary file of hard links was cut off");
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      table.file.close();
    } finally {
      paths.close();
    }
  }
}
