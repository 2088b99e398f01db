package io.firn.testkit.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Any storage, with a lock as S3 has it: it remembers until when objects are kept, and a deletion
 * of one hides it. Safe for many threads.
 */
public class LockingStorage extends ForwardingStorage implements ObjectLock {

  private final Duration period;
  private final Map<ObjectName, Instant> kept;

  /** Keeps what is put from now on. */
  public LockingStorage(Storage delegate, Duration period) {
    this(delegate, period, new ConcurrentHashMap<>());
  }

  /**
   * The same in a container where objects are kept already.
   *
   * @param kept until when each object is kept; shared, changed by this and thread-safe
   */
  public LockingStorage(Storage delegate, Duration period, Map<ObjectName, Instant> kept) {
    super(delegate);
    this.period = requireNonNull(period, "period");
    this.kept = requireNonNull(kept, "kept");
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    delegate.put(name, payload);
    if (payload.lifetime().isEmpty()) {
      kept.put(name, delegate.info(name).modified().plus(period));
    }
  }

  @Override
  public Optional<ObjectLock> objectLock() {
    return Optional.of(this);
  }

  @Override
  public Duration period() {
    return period;
  }

  @Override
  public Optional<Instant> retainedUntil(ObjectName name) throws StorageException {
    delegate.info(name);
    return Optional.ofNullable(kept.get(name));
  }

  @Override
  public void retain(ObjectName name, Instant until) throws StorageException {
    delegate.info(name);
    kept.merge(name, until, (before, later) -> later.isAfter(before) ? later : before);
  }
}
