package io.firn.core.repair;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.commit.LogView;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.ParsedSegment;
import io.firn.core.format.SegmentParser;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.progress.Progress;
import io.firn.core.repair.RepairReport.Item;
import io.firn.core.repair.UnindexedSegments.Listed;
import io.firn.core.repository.Repository;
import io.firn.core.storage.StorageReads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code firn repair index}. */
public final class IndexRepair {

  /** Tables read at once: on object storages a request waits far more than it works. */
  private static final int AT_ONCE = 16;

  /** Chunks of one new piece: 80 bytes of heap each until it is stored, 36 in the piece. */
  private static final int CHUNKS_A_PIECE = 1 << 18;

  private final Repository repository;
  private final Clock clock;

  @Inject
  public IndexRepair(Repository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Repairs the index.
   *
   * @param dryRun write nothing; the report is the same
   * @throws StorageException when the storage does not answer; what was entered until then stays
   */
  public RepairReport run(boolean dryRun, Progress progress) throws IOException {
    Instant started = clock.instant();
    Repository target = dryRun ? repository.withoutWriting() : repository;
    LogView log = LogView.of(target.log().refresh());
    try (RepositoryIndex index = target.openIndexAnew()) {
      Entering entering =
          new Entering(
              index,
              log,
              target.storage(),
              new SegmentParser(target.keys()),
              new UnindexedSegments(target.storage(), index),
              progress);
      entering.run();
      Map<RandomId, Damaged> damaged = new TreeMap<>(index.damagedPieces());
      List<Item> setAside = new ArrayList<>();
      damaged.forEach(
          (piece, problem) ->
              setAside.add(new Item(ObjectNames.indexPiece(piece).value(), problem.getMessage())));
      if (!damaged.isEmpty()) {
        index.supersede(List.copyOf(damaged.keySet()));
      }
      return new RepairReport(
          setAside,
          index.pieces() - entering.written - (damaged.isEmpty() ? 0 : 1),
          entering.written + (damaged.isEmpty() ? 0 : 1),
          entering.segments,
          entering.chunks,
          entering.unreadable,
          Duration.between(started, clock.instant()).toMillis() / 1000.0);
    }
  }

  /** Reads tables on several threads, enters them one at a time. */
  private static final class Entering {

    private final RepositoryIndex index;
    private final LogView log;
    private final Storage storage;
    private final SegmentParser parser;
    private final UnindexedSegments unindexed;
    private final Progress progress;

    // Guarded by this.
    private final List<Item> unreadable = new ArrayList<>();
    private long segments;
    private long chunks;
    private long written;

    Entering(
        RepositoryIndex index,
        LogView log,
        Storage storage,
        SegmentParser parser,
        UnindexedSegments unindexed,
        Progress progress) {
      this.index = index;
      this.log = log;
      this.storage = storage;
      this.parser = parser;
      this.unindexed = unindexed;
      this.progress = progress;
    }

    void run() throws IOException {
      List<Future<Void>> readers = new ArrayList<>();
      ExecutorService threads =
          Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("repair-", 0).factory());
      try {
        for (int i = 0; i < AT_ONCE; i++) {
          readers.add(
              threads.submit(
                  () -> {
                    for (Optional<Listed> next = unindexed.next();
                        next.isPresent();
                        next = unindexed.next()) {
                      read(next.get());
                    }
                    return null;
                  }));
        }
        for (Future<Void> reader : readers) {
          await(reader);
        }
      } finally {
        threads.shutdownNow();
        threads.close();
      }
      flush();
    }

    private static void await(Future<Void> reader) throws IOException {
      try {
        reader.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException.Interrupted("interrupted while reading segments", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failed -> throw failed;
          case RuntimeException failed -> throw failed;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }

    private void read(Listed listed) throws IOException {
      if (log.tombstoned().contains(listed.id())) {
        return;
      }
      try {
        enter(
            parser.parse(
                listed.id(), listed.size(), (offset, length) -> range(listed, offset, length)));
      } catch (StorageException.NotFound e) {
        // Listed and gone: a ghost, or deleted meanwhile.
        progress.current(listed.id().objectName().value());
      } catch (Damaged | NotAuthentic | StorageException.Integrity | StorageException.BadRange e) {
        unreadable(listed, e);
      }
    }

    private ByteBuffer range(Listed listed, long offset, int length) throws StorageException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      StorageReads.readFully(storage, listed.id().objectName(), offset, bytes);
      progress.bytesRead.add(length);
      return bytes.flip();
    }

    private synchronized void unreadable(Listed listed, IOException e) {
      unreadable.add(new Item(listed.id().objectName().value(), e.getMessage()));
    }

    private synchronized void enter(ParsedSegment segment) throws IOException {
      boolean alone = log.quarantined().contains(segment.ref().id());
      if (alone) {
        flush();
      }
      index.uploaded(segment.ref(), segment.table());
      segments++;
      chunks += segment.table().blocks().stream().mapToLong(block -> block.chunks().size()).sum();
      if (alone || index.unflushedChunks() >= CHUNKS_A_PIECE) {
        flush();
      }
    }

    private synchronized void flush() throws IOException {
      if (index.unflushedBytes() > 0) {
        index.flush();
        written++;
      }
    }
  }
}
