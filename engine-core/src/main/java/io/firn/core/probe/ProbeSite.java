package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** What all parts of one probe work with. Thread-safe. */
record ProbeSite(
    Storage storage,
    ProbeNames names,
    Ration ration,
    ProbeClock clock,
    ProbeSettings settings,
    RandomGenerator random) {

  /** Requests at once where only the number counts, not how many are best. */
  private static final int AT_ONCE = 8;

  ProbeSite {
    requireNonNull(storage, "storage");
  }

  /** For work that is only to be done soon. */
  int atOnce() {
    return Math.min(AT_ONCE, settings.connections());
  }

  /** Random bytes, so that nothing on the way makes them fewer. */
  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    synchronized (random) {
      random.nextBytes(bytes);
    }
    return bytes;
  }

  /** Creates an object of these bytes under a new name. */
  ObjectName create(String what, byte[] bytes) throws StorageException {
    ObjectName name = names.next(what);
    storage.put(name, Payload.of(bytes));
    return name;
  }

  /** Creates so many objects, several at once. */
  List<ObjectName> create(String what, byte[] bytes, int count) throws StorageException {
    List<Together.Job<ObjectName>> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(() -> create(what, bytes));
    }
    return Together.all(jobs, atOnce());
  }

  /** Whether the object has these bytes and no others. */
  boolean holds(ObjectName name, byte[] bytes) throws StorageException {
    return storage.info(name).size() == bytes.length
        && Arrays.equals(StorageReads.readObject(storage, name, bytes.length), bytes);
  }

  /**
   * Deletes, by one request where the storage can, or several at once. One that fails keeps no
   * other from being deleted.
   *
   * @throws StorageException the last failure
   */
  void remove(Collection<ObjectName> objects) throws StorageException {
    Optional<BulkDelete> bulk = objects.size() > 1 ? storage.bulkDelete() : Optional.empty();
    if (bulk.isPresent()) {
      bulk.get().delete(objects);
      names.forget(objects);
    } else {
      removeOneByOne(objects);
    }
  }

  private void removeOneByOne(Collection<ObjectName> objects) throws StorageException {
    AtomicReference<StorageException> failure = new AtomicReference<>();
    List<Together.Job<ObjectName>> jobs = new ArrayList<>();
    for (ObjectName name : objects) {
      jobs.add(
          () -> {
            try {
              storage.delete(name);
              names.forget(List.of(name));
            } catch (StorageException e) {
              failure.set(e);
            }
            return name;
          });
    }
    Together.all(jobs, Math.min(16, settings.connections()));
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Waits. */
  void pause(Duration time) throws StorageException.Interrupted {
    try {
      clock.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("the probe was interrupted", e);
    }
  }
}
