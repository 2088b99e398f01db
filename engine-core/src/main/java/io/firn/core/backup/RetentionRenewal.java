package io.firn.core.backup;

import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.concurrent.Parallel;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.manifest.ManifestReader;
import io.firn.core.progress.ProblemLog;
import io.firn.core.read.ChunkReader;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
 * <p>A storage is asked about an object only when this machine does not know that it is kept for
 * long enough: once when it is new, and two requests each half period after that. Without a folder
 * for local copies every object is asked about by each backup, 16 at a time: a TiB of segments of
 * 32 MiB takes 40 s at 20 ms a round trip. For one run.
 */
final class RetentionRenewal {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionRenewal.class);

  private static final int AT_ONCE = 16;

  /** Answers that are waited for in their order; those that are known need none. */
  private static final int MOST_WAITING = 4 * AT_ONCE;

  /** In the order in which the objects are gone through. */
  private static final int HEADER = 0;

  private static final List<ObjectKind> LISTED =
      List.of(ObjectKind.KEY_SLOT, ObjectKind.INDEX_PIECE);

  private static final int MANIFEST_SEGMENT = 3;
  private static final int SEGMENT = 4;

  private final Repository repository;
  private final ObjectLock lock;
  private final Instant least;
  private final Instant until;
  private final LongAdder asked = new LongAdder();
  private final LongAdder extended = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicReference<StorageException> failure = new AtomicReference<>();
  private final Deque<Answer> waiting = new ArrayDeque<>();
  private long needed;

  /** What will be known of an object; EPOCH when the storage did not say. */
  private record Answer(RetainedObject object, Parallel.Pending<Instant> until) {}

  private RetentionRenewal(Repository repository, ObjectLock lock, Instant now) {
    Duration period = lock.period();
    this.repository = repository;
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
      Repository repository, ChunkReader chunks, SnapshotDocument snapshot, ProblemLog problems)
      throws StorageException.Interrupted {
    Optional<ObjectLock> lock = repository.storage().objectLock();
    if (lock.isEmpty()) {
      return;
    }
    try {
      new RetentionRenewal(repository, lock.get(), repository.storage().now())
          .run(chunks, snapshot, problems);
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
    try (Parallel requests = new Parallel("keeping objects longer", AT_ONCE);
        RetentionMemory memory = RetentionMemory.open(repository, snapshot)) {
      keep(requests, memory, new RetainedObject(HEADER, 0, 0), ObjectNames.HEADER);
      for (int i = 0; i < LISTED.size(); i++) {
        ObjectKind kind = LISTED.get(i);
        for (ObjectInfo object : StorageListing.all(repository.storage(), kind.prefix())) {
          Optional<RandomId> id = ObjectNames.randomId(kind, object.name());
          if (id.isPresent()) {
            RandomId name = id.get();
            RetainedObject known = new RetainedObject(1 + i, name.w0(), name.w1());
            keep(requests, memory, known, object.name());
          }
        }
      }
      for (String name : snapshot.manifestSegments()) {
        keep(requests, memory, MANIFEST_SEGMENT, SegmentId.parse(name));
      }
      ManifestReader names = new ManifestReader(chunks, snapshot.manifest());
      for (SegmentId name = names.next(); name != null; name = names.next()) {
        keep(requests, memory, SEGMENT, name);
      }
      note(memory, 0);
      memory.finish();
    }
    LOG.debug(
        "object lock: {} objects needed, {} asked about, {} kept longer", needed, asked, extended);
    if (failure.get() != null) {
      report(
          problems,
          "%d of %d objects could not be kept longer: %s"
              .formatted(failed.sum(), needed, failure.get().getMessage()));
    }
  }

  private void keep(Parallel requests, RetentionMemory memory, int kind, SegmentId segment)
      throws IOException {
    // Sixteen bytes of a SHA-256 are as good a name as all.
    RetainedObject object = new RetainedObject(kind, segment.w0(), segment.w1());
    keep(requests, memory, object, segment.objectName());
  }

  /** Begins with one; waits while many others are not done. */
  private void keep(
      Parallel requests, RetentionMemory memory, RetainedObject object, ObjectName name)
      throws IOException {
    needed++;
    Optional<Instant> known = memory.find(object).filter(this::isEnough);
    waiting.add(
        known.isPresent()
            ? new Answer(object, known::get)
            : new Answer(object, requests.start(() -> keep(name))));
    note(memory, MOST_WAITING);
  }

  /**
   * More than a whole period is not believed: a table that somebody with the keys has forged would
   * end the renewal for good.
   */
  private boolean isEnough(Instant kept) {
    return !kept.isBefore(least) && !kept.isAfter(until);
  }

  /** Notes the first answers until at most so many are left. */
  private void note(RetentionMemory memory, int most) throws IOException {
    while (waiting.size() > most) {
      Answer answer = waiting.remove();
      memory.add(answer.object(), answer.until().get());
    }
  }

  /** Until when it is kept now. */
  private Instant keep(ObjectName name) {
    asked.increment();
    try {
      Optional<Instant> kept = lock.retainedUntil(name);
      if (kept.isPresent() && !kept.get().isBefore(least)) {
        return kept.get();
      }
      lock.retain(name, until);
      extended.increment();
      return until;
    } catch (StorageException e) {
      failed.increment();
      failure.compareAndSet(null, e);
      return Instant.EPOCH;
    }
  }
}
