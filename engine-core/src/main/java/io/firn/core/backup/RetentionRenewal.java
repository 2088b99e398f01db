package io.firn.core.backup;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.concurrent.Parallel;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.manifest.ManifestReader;
import io.firn.core.progress.ProblemLog;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a new snapshot needs from being destroyed: each object whose retention is below half
 * of the storage's period is kept for the whole of it anew. So a segment that every backup uses
 * stays locked for half a period at least after each of them, and one that none uses any more comes
 * free by itself. Besides the manifest's segments these are the header, the key slots and the
 * index; the snapshot was locked when it was put.
 *
 * <p>One request for each object, 16 at a time: a TiB of segments of 32 MiB takes 40 s at 20 ms a
 * round trip. For one run.
 */
final class RetentionRenewal {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionRenewal.class);

  private static final int AT_ONCE = 16;

  private final Storage storage;
  private final ObjectLock lock;
  private final Instant least;
  private final Instant until;
  private final LongAdder needed = new LongAdder();
  private final LongAdder extended = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicReference<StorageException> failure = new AtomicReference<>();
  private final Semaphore waiting = new Semaphore(2 * AT_ONCE);

  private RetentionRenewal(Storage storage, ObjectLock lock, Instant now) {
    Duration period = lock.period();
    this.storage = storage;
    this.lock = lock;
    this.least = now.plus(period.dividedBy(2));
    this.until = now.plus(period);
  }

  /**
   * Does that where the storage has a lock. What fails is a problem of the run and no failure: the
   * snapshot is there.
   *
   * @throws StorageException.Interrupted when the thread was interrupted
   */
  static void renew(
      Storage storage, ChunkReader chunks, SnapshotDocument snapshot, ProblemLog problems)
      throws StorageException.Interrupted {
    Optional<ObjectLock> lock = storage.objectLock();
    if (lock.isEmpty()) {
      return;
    }
    try {
      new RetentionRenewal(storage, lock.get(), storage.now()).run(chunks, snapshot, problems);
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (IOException e) {
      report(problems, "what the snapshot needs could not be kept longer: " + e.getMessage());
    }
  }

  private static void report(ProblemLog problems, String reason) {
    problems.report(Severity.ERROR, "object lock", reason);
  }

  private void run(ChunkReader chunks, SnapshotDocument snapshot, ProblemLog problems)
      throws IOException {
    try (Parallel threads = new Parallel("keeping objects longer", AT_ONCE)) {
      keep(threads, ObjectNames.HEADER);
      for (ObjectKind kind : List.of(ObjectKind.KEY_SLOT, ObjectKind.INDEX_PIECE)) {
        for (ObjectInfo object : StorageListing.all(storage, kind.prefix())) {
          keep(threads, object.name());
        }
      }
      for (String segment : snapshot.manifestSegments()) {
        keep(threads, SegmentId.parse(segment).objectName());
      }
      ManifestReader names = new ManifestReader(chunks, snapshot.manifest());
      for (SegmentId segment = names.next(); segment != null; segment = names.next()) {
        keep(threads, segment.objectName());
      }
      acquire(2 * AT_ONCE);
    }
    LOG.debug("object lock: {} objects needed, {} of them kept longer", needed, extended);
    if (failure.get() != null) {
      report(
          problems,
          "%d of %d objects could not be kept longer: %s"
              .formatted(failed.sum(), needed.sum(), failure.get().getMessage()));
    }
  }

  /** Begins with one; waits while many others are not done. */
  private void keep(Parallel threads, ObjectName name) throws StorageException.Interrupted {
    acquire(1);
    threads.start(
        () -> {
          try {
            keep(name);
          } finally {
            waiting.release();
          }
          return name;
        });
  }

  private void keep(ObjectName name) {
    needed.increment();
    try {
      Optional<Instant> kept = lock.retainedUntil(name);
      if (kept.isEmpty() || kept.get().isBefore(least)) {
        lock.retain(name, until);
        extended.increment();
      }
    } catch (StorageException e) {
      failed.increment();
      failure.compareAndSet(null, e);
    }
  }

  private void acquire(int permits) throws StorageException.Interrupted {
    try {
      waiting.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while keeping objects longer", e);
    }
  }
}
