package io.firn.bench;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.index.table.EntryCursor;
import io.firn.core.index.table.PageMac;
import io.firn.core.index.table.PieceNames;
import io.firn.core.index.table.TableWriter;
import io.firn.core.tune.DiscardingStorage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An index of any size without the segments that it speaks of: seven local tables, each half as
 * large as the one before, as merging leaves them, and a storage that claims to have their pieces.
 */
public final class SyntheticIndex {

  private static final int TABLES = 7;

  /** Entries of one segment: 32 MiB of chunks of 1 MiB. */
  private static final int PER_SEGMENT = 32;

  private final long entries;
  private final Path cache;
  private final KeyRing keys =
      new RepositoryKeys(
          MasterKey.random(new SecureRandom()), new RandomId(1, 2), new SecureRandom());

  /** Writes the tables into an empty folder. */
  public SyntheticIndex(long entries, Path cache) throws IOException {
    this.entries = entries;
    this.cache = cache;
    PageMac mac = new PageMac(keys.cacheKey());
    for (int table = 0; table < TABLES; table++) {
      write(table, mac);
    }
  }

  /** Opens it as a run does that has all pieces in its local copy. */
  public RepositoryIndex open() throws IOException {
    return RepositoryIndex.open(
        new HasEverything(), keys, Optional.of(cache), RepositoryIndex.OnDamage.FAIL);
  }

  /** The known chunk of this number, of any number at least 0. */
  public ChunkId known(long number) {
    int table = Math.min(TABLES - 1, Long.numberOfLeadingZeros(number * 0x9e3779b97f4a7c15L));
    return id(table, (number >>> 1) % count(table));
  }

  /** A chunk that is not in the index. */
  public static ChunkId unknown(long number) {
    long high = number * 0x9e3779b97f4a7c15L;
    return new ChunkId(high, -1, number, 0);
  }

  private long count(int table) {
    long share = entries >>> Math.min(table + 1, TABLES - 1);
    return Math.max(1, share);
  }

  /** Evenly spread with a jitter, so that they come sorted without a sort. */
  private ChunkId id(int table, long rank) {
    long gap = Long.divideUnsigned(-1, count(table));
    long mixed = (rank + table) * 0x9e3779b97f4a7c15L;
    mixed ^= mixed >>> 32;
    long high = rank * gap + Long.remainderUnsigned(mixed, gap);
    return new ChunkId(high, rank, table, 0);
  }

  private void write(int table, PageMac mac) throws IOException {
    byte[] id = new byte[RandomId.BYTES];
    id[0] = (byte) table;
    long count = count(table);
    int segments = (int) Math.ceilDiv(count, PER_SEGMENT);
    List<PieceNames> pieces = List.of(new PieceNames(new RandomId(table, 0), List.of()));
    try (FileChannel file =
        FileChannel.open(
            Files.createDirectories(cache).resolve(table + ".table"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      TableWriter writer = new TableWriter(file, mac, id, pieces, segments);
      for (int i = 0; i < segments; i++) {
        SegmentId name = new SegmentId((long) i << 32, table, 0, 0);
        writer.segment(new SegmentRef(name, 0, new byte[SegmentRef.SALT_BYTES], 32 << 20));
      }
      writer.startEntries(count);
      Entries cursor = new Entries(table, count);
      while (cursor.advance()) {
        writer.entry(cursor, cursor.segment());
      }
      writer.finish();
    }
  }

  private final class Entries implements EntryCursor {

    private final int table;
    private final long count;
    private long rank = -1;
    private ChunkId id;

    Entries(int table, long count) {
      this.table = table;
      this.count = count;
    }

    @Override
    public boolean advance() {
      rank++;
      id = id(table, Math.min(rank, count - 1));
      return rank < count;
    }

    @Override
    public long high() {
      return id.w0();
    }

    @Override
    public long low() {
      return id.w1();
    }

    @Override
    public int segment() {
      return (int) (rank / PER_SEGMENT);
    }

    @Override
    public int blockOffset() {
      return 32;
    }

    @Override
    public int blockLength() {
      return 1 << 20;
    }

    @Override
    public int place() {
      return 0;
    }

    @Override
    public int length() {
      return 1 << 20;
    }
  }

  /** Asked by name, it has every object. */
  private static final class HasEverything extends DiscardingStorage {

    @Override
    public ObjectInfo info(ObjectName name) {
      return new ObjectInfo(name, 0, Instant.EPOCH);
    }
  }
}
