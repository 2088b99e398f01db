package io.firn.media.nova.qcow2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * Writes a disk as qcow2, each cluster in a random one of the ways that are right for it, in a
 * random order. Knows nothing of the reader.
 */
final class Qcow2Writer {

  private final int version;
  private final int clusterBits;
  private final Random random;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  Qcow2Writer(int version, int clusterBits, long seed) {
    this.version = version;
    this.clusterBits = clusterBits;
    this.random = new Random(seed);
  }

  byte[] write(byte[] disk) {
    int cluster = 1 << clusterBits;
    int clusters = Math.ceilDiv(disk.length, cluster);
    int perTable = cluster / 8;
    int tables = Math.ceilDiv(clusters, perTable);
    long[] entries = new long[tables * perTable];
    file.writeBytes(new byte[cluster]); // the header
    for (int number : order(clusters)) {
      byte[] content = Arrays.copyOfRange(disk, number * cluster, (number + 1) * cluster);
      entries[number] = entry(content);
    }
    ByteBuffer first = ByteBuffer.allocate(Math.ceilDiv(tables * 8, cluster) * cluster);
    for (int table = 0; table < tables; table++) {
      long[] part = Arrays.copyOfRange(entries, table * perTable, (table + 1) * perTable);
      boolean empty = Arrays.stream(part).allMatch(entry -> entry == 0);
      first.putLong(table * 8, empty ? 0 : (1L << 63) | put(bytes(part)));
    }
    long firstOffset = put(first.array());
    byte[] whole = file.toByteArray();
    header(ByteBuffer.wrap(whole), disk.length, tables, firstOffset);
    return whole;
  }

  private int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(4) == 0 ? random.nextInt(i + 1) : i;
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }

  private long entry(byte[] content) {
    boolean zeros = Arrays.equals(content, new byte[content.length]);
    if (zeros && random.nextBoolean()) {
      return version == 3 && random.nextBoolean() ? 1 : 0;
    }
    if (zeros && version == 3 && random.nextBoolean()) {
      return (1L << 63) | put(new byte[content.length]) | 1;
    }
    byte[] small = random.nextBoolean() ? deflated(content) : content;
    return small.length < content.length ? compressed(small) : (1L << 63) | put(content);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length * 2 + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** Right behind what is there, within a sector. */
  private long compressed(byte[] small) {
    long offset = file.size();
    file.writeBytes(small);
    long sectors = (offset % 512 + small.length - 1) / 512;
    return (1L << 62) | (sectors << (62 - (clusterBits - 8))) | offset;
  }

  private long put(byte[] content) {
    int cluster = 1 << clusterBits;
    file.writeBytes(new byte[(cluster - file.size() % cluster) % cluster]);
    long offset = file.size();
    file.writeBytes(content);
    return offset;
  }

  private static byte[] bytes(long[] entries) {
    ByteBuffer bytes = ByteBuffer.allocate(entries.length * 8);
    bytes.asLongBuffer().put(entries);
    return bytes.array();
  }

  private void header(ByteBuffer start, long size, int tables, long firstOffset) {
    start.putInt(0, 0x514649fb).putInt(4, version).putInt(20, clusterBits).putLong(24, size);
    start.putInt(36, tables).putLong(40, firstOffset);
    if (version == 3) {
      start.putInt(96, 4).putInt(100, 104);
    }
  }
}
