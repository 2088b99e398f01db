package io.firn.core.commit;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.GcRecord;
import io.firn.core.format.GcRecordCodec;
import io.firn.core.format.ObjectNames;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbered log below {@code gc/}, that writers and the collector tell each other through. It is
 * found by asking for one number after the other, never by a listing, which may lag. Safe for use
 * by many threads.
 */
public final class RepositoryLog {

  private final Storage storage;
  private final KeyRing keys;
  private final Pause pause;
  private final List<GcRecord> records = new ArrayList<>();

  /** Waits; replaced in tests. */
  @FunctionalInterface
  public interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  public RepositoryLog(Storage storage, KeyRing keys, Pause pause) {
    this.storage = storage;
    this.keys = keys;
    this.pause = pause;
  }

  /** Reads what was added since the last call and gives all records, in their order. */
  public synchronized List<GcRecord> refresh() throws IOException {
    while (true) {
      ObjectName name = ObjectNames.logRecord(records.size());
      byte[] sealed;
      try {
        sealed = StorageReads.readObject(storage, name, GcRecordCodec.LONGEST);
      } catch (StorageException.NotFound e) {
        return List.copyOf(records);
      }
      records.add(GcRecordCodec.decode(name.value(), keys.open(SealedKind.LOG, name, sealed)));
    }
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
      settle();
      refresh();
      if (records.size() > sequence && records.get(sequence).owner().equals(record.owner())) {
        return;
      }
    }
  }

  private void settle() throws StorageException {
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
