package io.firn.core.commit;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.cache.LocalCopies;
import io.firn.core.concurrent.Parallel;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.GcRecord;
import io.firn.core.format.GcRecordCodec;
import io.firn.core.format.ObjectNames;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbered log below {@code gc/}, that writers and the collector tell each other through. It is
 * found by asking for one number after the other, never by a listing, which may lag. Safe for use
 * by many threads.
 *
 * <p>A record that is settled is read from the storage once on each machine. Where collisions are
 * only detectable, a record may still give way to another one of its number within the settle time;
 * so what is not an hour older than the newest record is asked for at each refresh. Where there are
 * many new ones, up to sixteen are asked for at a time.
 *
 * <p>A storage may be set back to an older state, from a copy of it. So the last record that is
 * settled is asked for as well each time, and where it is gone or another one, everything is read
 * anew: a record behind a gap would never be seen by others.
 */
public final class RepositoryLog {

  /** Records asked for at a time: enough to hide latency, few enough for any server. */
  private static final int MOST_AHEAD = 16;

  private final Storage storage;
  private final KeyRing keys;
  private final Pause pause;
  private final LocalCopies copies;
  private final List<GcRecord> records = new ArrayList<>();

  /** Records before this number never change; guarded by this. */
  private int settled;

  /** The last of them as it is stored; null while there is none. */
  private byte[] lastSettled;

  /** Waits; replaced in tests. */
  @FunctionalInterface
  public interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * Reads nothing yet.
   *
   * @param copies of settled records that were read before
   */
  public RepositoryLog(Storage storage, KeyRing keys, Pause pause, LocalCopies copies) {
    this.storage = storage;
    this.keys = keys;
    this.pause = pause;
    this.copies = copies;
  }

  /** Reads what was added since the last call and gives all records, in their order. */
  public synchronized List<GcRecord> refresh() throws IOException {
    if (settled == 0) {
      takeCopies();
    }
    if (!readOn()) {
      for (int number = 0; number < settled; number++) {
        copies.drop(ObjectNames.logRecord(number));
      }
      settled = 0;
      readOn();
    }
    return List.copyOf(records);
  }

  /** Reads what is not settled; false when the storage no longer has what is. */
  private boolean readOn() throws IOException {
    records.subList(settled, records.size()).clear();
    List<byte[]> read = new ArrayList<>();
    try (Parallel requests = new Parallel("reading the log", MOST_AHEAD)) {
      Optional<Parallel.Pending<byte[]>> last =
          settled == 0 ? Optional.empty() : Optional.of(start(requests, settled - 1));
      int ahead = 1;
      while (read(requests, ahead, read)) {
        ahead = Math.min(2 * ahead, MOST_AHEAD);
      }
      if (last.isPresent() && !isLastSettled(last.get())) {
        return false;
      }
    }
    int from = settled;
    settle();
    for (int number = from; number < settled; number++) {
      lastSettled = read.get(number - from);
      copies.keep(ObjectNames.logRecord(number), lastSettled);
    }
    return true;
  }

  private Parallel.Pending<byte[]> start(Parallel requests, int number) {
    ObjectName name = ObjectNames.logRecord(number);
    return requests.start(() -> StorageReads.readObject(storage, name, GcRecordCodec.LONGEST));
  }

  private boolean isLastSettled(Parallel.Pending<byte[]> found) throws IOException {
    try {
      return Arrays.equals(found.get(), lastSettled);
    } catch (StorageException.NotFound e) {
      return false;
    }
  }

  private void takeCopies() {
    Optional<byte[]> copy = copies.find(ObjectNames.logRecord(0));
    while (copy.isPresent()) {
      try {
        records.add(open(records.size(), copy.get()));
        lastSettled = copy.get();
      } catch (RepositoryException e) {
        // A torn copy, or one that somebody changed: from here on the storage is asked.
        break;
      }
      copy = copies.find(ObjectNames.logRecord(records.size()));
    }
    settled = records.size();
  }

  /** Reads the next few; false when the end was among them. */
  private boolean read(Parallel requests, int most, List<byte[]> read) throws IOException {
    List<Parallel.Pending<byte[]>> pending = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      pending.add(start(requests, records.size() + i));
    }
    boolean end = false;
    for (Parallel.Pending<byte[]> one : pending) {
      try {
        byte[] sealed = one.get();
        // What is there behind the end was added meanwhile, and is found by the next refresh.
        if (!end) {
          records.add(open(records.size(), sealed));
          read.add(sealed);
        }
      } catch (StorageException.NotFound e) {
        end = true;
      }
    }
    return !end;
  }

  private GcRecord open(int number, byte[] sealed) throws RepositoryException {
    ObjectName name = ObjectNames.logRecord(number);
    return GcRecordCodec.decode(name.value(), keys.open(SealedKind.LOG, name, sealed));
  }

  /** Moves the line behind which nothing changes any more. */
  private void settle() {
    boolean exclusive = storage.createOnly() == CreateOnly.EXCLUSIVE;
    while (settled < records.size()
        && (exclusive || isOld(records.get(settled), records.getLast()))) {
      settled++;
    }
  }

  private static boolean isOld(GcRecord record, GcRecord newest) {
    return record.time().plus(SafetyTimes.REMOTE.lag()).isBefore(newest.time());
  }

  /**
   * Adds a record at the end. Where another writer takes the same number the one that lost tries
   * the next.
   *
   * @param record its {@code owner} must be random and its own: that is how a writer finds out that
   *     it won where a storage only makes collisions detectable
   */
  public synchronized void append(GcRecord record) throws IOException {
    byte[] plain = GcRecordCodec.encode(record);
    while (true) {
      refresh();
      int sequence = records.size();
      ObjectName name = ObjectNames.logRecord(sequence);
      try {
        storage.put(name, Payload.of(keys.seal(SealedKind.LOG, name, plain)));
      } catch (StorageException.Exists e) {
        continue;
      }
      awaitSettled();
      refresh();
      if (records.size() > sequence && records.get(sequence).owner().equals(record.owner())) {
        return;
      }
    }
  }

  private void awaitSettled() throws StorageException {
    if (storage.createOnly() == CreateOnly.EXCLUSIVE) {
      return;
    }
    try {
      pause.sleep(storage.settleTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while writing the log", e);
    }
  }
}
