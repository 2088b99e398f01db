package io.firn.core.check;

import io.firn.api.storage.StorageException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.progress.Progress;
import io.firn.core.read.SegmentScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Reads every segment that the index names, on as many threads as there are processors. */
final class DataCheck {

  private final ChunkIndex index;
  private final Supplier<SegmentScan> scans;
  private final Damage damage;
  private final Progress progress;
  private final Set<ChunkId> lost = ConcurrentHashMap.newKeySet();
  private final SegmentSet damaged = new SegmentSet();
  private final LongAdder read = new LongAdder();

  DataCheck(ChunkIndex index, Supplier<SegmentScan> scans, Damage damage, Progress progress) {
    this.index = index;
    this.scans = scans;
    this.damage = damage;
    this.progress = progress;
  }

  /**
   * Reads all segments but those already known to be bad.
   *
   * @param bad gets the segments of which nothing can be read
   */
  void run(SegmentSet bad, int threads) throws IOException {
    AtomicInteger next = new AtomicInteger();
    int segments = index.segments();
    List<Future<Void>> workers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        workers.add(
            pool.submit(
                () -> {
                  SegmentScan scan = scans.get();
                  int number = next.getAndIncrement();
                  for (; number < segments; number = next.getAndIncrement()) {
                    if (!bad.contains(number)) {
                      read(scan, number, bad);
                    }
                  }
                  return null;
                }));
      }
      try {
        await(workers);
      } catch (IOException e) {
        pool.shutdownNow();
        throw e;
      }
    }
  }

  private static void await(List<Future<Void>> workers) throws IOException {
    for (Future<Void> worker : workers) {
      try {
        worker.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException.Interrupted("interrupted while reading segments", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void read(SegmentScan scan, int number, SegmentSet bad) throws IOException {
    SegmentRef segment = index.segment(number);
    SegmentScan.Result result = scan.scan(segment.id(), segment.size(), (_, _, _) -> {});
    read.increment();
    progress.bytesRead.add(segment.size());
    if (result.problems().isEmpty()) {
      return;
    }
    damage.object(segment.id().objectName().value(), result.problems().getFirst());
    damaged.add(number);
    lost.addAll(result.lost());
    if (result.allLost()) {
      bad.add(number);
    }
  }

  /** Chunks that cannot be read although their segment's table can. */
  Set<ChunkId> lost() {
    return lost;
  }

  /** Segments with any damage, by their numbers. */
  SegmentSet damaged() {
    return damaged;
  }

  long read() {
    return read.sum();
  }
}
