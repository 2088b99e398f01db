package io.firn.core.index;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.IndexPiece;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PageMac;
import io.firn.core.index.table.TableDamagedException;
import io.firn.core.index.table.TableMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one repository: mapped local tables of its pieces, and in the heap what this run has
 * added since its last flush. Safe for use by many threads.
 */
public final class RepositoryIndex implements RunIndex, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RepositoryIndex.class);

  /** What to do when a piece does not open. */
  public enum OnDamage {
    /** {@link #open} fails with {@link Damaged}. */
    FAIL,
    /** Go on without it and tell by {@link #damagedPieces}; for checks and repairs. */
    SKIP
  }

  private final Storage storage;
  private final KeyRing keys;
  private final TableStore store;
  private final PieceFetcher fetcher;
  private final SecureRandom random = new SecureRandom();
  private final Map<RandomId, Damaged> damaged;
  private final Set<RandomId> vanished;

  /** Held by whoever replaces {@link #tables}: flushes, merges, repairs. Look-ups need no lock. */
  private final ReentrantLock maintenance = new ReentrantLock();

  private volatile TableSet tables;

  private final RunChunks run = new RunChunks();
  private final SegmentSet lost = new SegmentSet();
  private final SegmentSet avoided = new SegmentSet();

  /** The segments of this run since the last flush; their numbers follow those of the tables. */
  private final List<SegmentRef> pending = new ArrayList<>();

  /** Guarded by {@link #pending}. */
  private long unflushedChunks;

  /** Guarded by {@link #pending}. */
  private long unflushedBytes;

  private RepositoryIndex(
      Storage storage, KeyRing keys, TableStore store, PieceFetcher fetcher, IndexLoader loaded) {
    this.storage = storage;
    this.keys = keys;
    this.store = store;
    this.fetcher = fetcher;
    this.damaged = Map.copyOf(loaded.damaged());
    this.vanished = Set.copyOf(loaded.vanished());
    List<LocalTable> bySize = new ArrayList<>(loaded.tables());
    bySize.sort((a, b) -> Long.compare(b.entries(), a.entries()));
    this.tables = new TableSet(bySize);
  }

  /**
   * Lists the repository's pieces, fetches those that no local table holds, and merges small
   * tables. The storage and the keys stay the caller's.
   *
   * @param cache folder of this repository on this machine; empty for temporary tables, which go
   *     with the process
   * @throws Damaged when a piece does not open and {@code onDamage} is FAIL
   */
  public static RepositoryIndex open(
      Storage storage, KeyRing keys, Optional<Path> cache, OnDamage onDamage) throws IOException {
    return open(storage, keys, cache, onDamage, InstantSource.system());
  }

  static RepositoryIndex open(
      Storage storage, KeyRing keys, Optional<Path> cache, OnDamage onDamage, InstantSource clock)
      throws IOException {
    PageMac mac = new PageMac(keys.cacheKey());
    TableStore store =
        cache.isPresent() ? CacheFolder.open(cache.get(), mac, clock) : new TemporaryTables(mac);
    PieceFetcher fetcher = new PieceFetcher(storage, keys, store);
    IndexLoader loader = new IndexLoader(storage, store, fetcher);
    loader.load();
    if (onDamage == OnDamage.FAIL && !loader.damaged().isEmpty()) {
      throw loader.damaged().values().iterator().next();
    }
    RepositoryIndex index = new RepositoryIndex(storage, keys, store, fetcher, loader);
    index.merge();
    return index;
  }

  /** Pieces that do not open, and why; empty unless opened with SKIP. */
  public Map<RandomId, Damaged> damagedPieces() {
    return damaged;
  }

  /** How many pieces the index is made of, those of this run among them. */
  public long pieces() {
    return tables.tables().stream().mapToLong(table -> table.pieces().size()).sum();
  }

  /** Pieces that the storage lists, does not find, and that no other piece supersedes. */
  public Set<RandomId> vanishedPieces() {
    return vanished;
  }

  @Override
  public ChunkLocation find(ChunkId id) throws IOException {
    ChunkLocation mine = run.find(id.w0(), id.w1());
    if (mine != null) {
      return mine;
    }
    if (avoided.size() > 0) {
      ChunkLocation better = reading(set -> set.find(id.w0(), id.w1(), avoided));
      if (better != null) {
        return better;
      }
    }
    return reading(set -> set.find(id.w0(), id.w1(), lost));
  }

  /**
   * All segments that hold the chunk, whatever is known of them: several when it was stored again
   * because one was lost. Of what index pieces name; what this run has not flushed is left out.
   */
  public Set<SegmentId> places(ChunkId id) throws IOException {
    Set<SegmentId> places = new HashSet<>();
    for (int number : reading(set -> set.segmentsOf(id.w0(), id.w1()))) {
      places.add(segment(number).id());
    }
    return places;
  }

  /**
   * For readers: where a chunk is in several segments, one that is none of these is given. What
   * only they hold is still found, as some of a damaged segment can be read.
   */
  public void avoid(Collection<SegmentId> segments) throws IOException {
    mark(segments, avoided);
  }

  @Override
  public int claim(ChunkId id) throws IOException {
    while (true) {
      if (run.contains(id.w0(), id.w1())) {
        return IN_THIS_RUN;
      }
      TableSet searched = tables;
      int segment = reading(set -> set.segmentOf(id.w0(), id.w1(), lost));
      if (segment >= 0) {
        return segment;
      }
      switch (run.claim(id.w0(), id.w1(), () -> tables == searched)) {
        case CLAIMED -> {
          return CLAIMED;
        }
        case TAKEN -> {
          return IN_THIS_RUN;
        }
        case STALE -> LOG.trace("a flush came between; once more");
      }
    }
  }

  @Override
  public int uploaded(SegmentRef segment, SegmentTable table) {
    requireNonNull(segment, "segment");
    synchronized (pending) {
      int number = Math.addExact(tables.segments(), pending.size());
      pending.add(segment);
      unflushedBytes += segment.size();
      for (SegmentTable.Block block : table.blocks()) {
        int place = 0;
        for (SegmentTable.Chunk chunk : block.chunks()) {
          ChunkLocation location =
              new ChunkLocation(number, block.offset(), block.length(), place, chunk.length());
          if (run.enter(chunk.id().w0(), chunk.id().w1(), location)) {
            unflushedChunks++;
          }
          place += chunk.length();
        }
      }
      return number;
    }
  }

  /** Chunks that the next flush would store. Some 80 bytes of heap each; flush at 2^18 or so. */
  public long unflushedChunks() {
    synchronized (pending) {
      return unflushedChunks;
    }
  }

  /** Bytes of the segments that the next flush would make known. */
  public long unflushedBytes() {
    synchronized (pending) {
      return unflushedBytes;
    }
  }

  @Override
  public SegmentRef segment(int number) throws IOException {
    while (true) {
      if (number < tables.segments()) {
        return reading(set -> set.segment(number));
      }
      synchronized (pending) {
        int place = number - tables.segments();
        if (place >= 0) {
          return pending.get(place);
        }
      }
    }
  }

  @Override
  public int segments() {
    synchronized (pending) {
      return Math.addExact(tables.segments(), pending.size());
    }
  }

  @Override
  public int quarantine(Collection<SegmentId> segments) throws IOException {
    return mark(segments, lost);
  }

  private int mark(Collection<SegmentId> segments, SegmentSet marked) throws IOException {
    Set<SegmentId> wanted = new HashSet<>(segments);
    boolean ofThisRun;
    synchronized (pending) {
      ofThisRun = pending.stream().anyMatch(segment -> wanted.contains(segment.id()));
    }
    if (ofThisRun) {
      // The hash table knows no lost segments; once they are in a local table they are passed over.
      flush();
    }
    Set<SegmentId> found = new HashSet<>();
    int count = wanted.isEmpty() ? 0 : segments();
    for (int number = 0; number < count; number++) {
      SegmentId id = segment(number).id();
      if (wanted.contains(id)) {
        marked.add(number);
        found.add(id);
      }
    }
    return found.size();
  }

  @Override
  public void flush() throws IOException {
    maintenance.lock();
    try {
      List<SegmentRef> segments;
      synchronized (pending) {
        segments = List.copyOf(pending);
      }
      if (!segments.isEmpty()) {
        store(segments);
        merge();
      }
    } finally {
      maintenance.unlock();
    }
  }

  /**
   * Stores a piece that says of others that all they held is in the index without them: from then
   * on readers pass them over. For pieces that do not open.
   */
  public void supersede(List<RandomId> pieces) throws IOException {
    maintenance.lock();
    try {
      RandomId piece = RandomId.next(random);
      LocalTable table = store(piece, PiecePlain.superseding(pieces));
      synchronized (pending) {
        tables = tables.with(table);
      }
    } finally {
      maintenance.unlock();
    }
  }

  private void store(List<SegmentRef> segments) throws IOException {
    int first = tables.segments();
    int end = first + segments.size();
    int chunks = run.count(end);
    byte[] plain = PiecePlain.of(segments, first, chunks, run.sorted(end));
    LocalTable table = store(RandomId.next(random), plain);
    synchronized (pending) {
      tables = tables.with(table);
      pending.subList(0, segments.size()).clear();
      unflushedChunks -= chunks;
      unflushedBytes -= segments.stream().mapToLong(SegmentRef::size).sum();
    }
    run.forget(end);
  }

  private LocalTable store(RandomId piece, byte[] plain) throws IOException {
    ObjectName name = ObjectNames.indexPiece(piece);
    byte[] sealed = keys.seal(SealedKind.INDEX, name, plain);
    // Made from what was sealed, before it is uploaded: a piece that does not open is never stored.
    IndexPiece opened = IndexPiece.parse(name, keys.open(SealedKind.INDEX, name, sealed));
    LocalTable table = store.create(PieceTable.of(piece, opened));
    try {
      storage.put(name, Payload.of(sealed));
    } catch (IOException e) {
      store.remove(table);
      throw e;
    }
    return table;
  }

  /**
   * Merges until there are few tables. A merge that fails costs speed, so it fails nothing else.
   */
  private void merge() {
    maintenance.lock();
    try {
      store.merging(this::mergeAll);
    } catch (IOException e) {
      LOG.warn("cannot merge local index tables ({}); look-ups are slower", IoReason.of(e));
    } finally {
      maintenance.unlock();
    }
  }

  private void mergeAll() throws IOException {
    while (true) {
      TableSet now = tables;
      int start = Merging.start(now.tables().stream().mapToLong(LocalTable::entries).toArray());
      if (start < 0) {
        return;
      }
      List<LocalTable> inputs = now.tables().subList(start, now.tables().size());
      try {
        LocalTable merged = store.create(new TableMerge(inputs)::write);
        synchronized (pending) {
          tables = now.merged(start, merged);
        }
        inputs.forEach(store::remove);
      } catch (TableDamagedException e) {
        for (LocalTable input : inputs) {
          if (!input.isSound()) {
            repair(input);
          }
        }
      }
    }
  }

  private interface Reading<T> {
    T in(TableSet tables) throws IOException;
  }

  /** Reads; a table that turns out to be damaged is made anew from the repository. */
  private <T> T reading(Reading<T> reading) throws IOException {
    while (true) {
      try {
        return reading.in(tables);
      } catch (DamagedTable e) {
        LOG.warn("{}; it is made anew from the repository", e.getMessage());
        repair(e.table());
      }
    }
  }

  private void repair(LocalTable table) throws IOException {
    maintenance.lock();
    try {
      if (tables.tables().contains(table)) {
        store.remove(table);
        LocalTable rebuilt = fetcher.rebuild(table);
        synchronized (pending) {
          tables = tables.replaced(table, rebuilt);
        }
      }
    } finally {
      maintenance.unlock();
    }
  }

  /**
   * Forgets what was not flushed. The local tables are unmapped when nothing uses them any more.
   */
  @Override
  public void close() {
    synchronized (pending) {
      pending.clear();
      tables = new TableSet(List.of());
    }
  }
}
