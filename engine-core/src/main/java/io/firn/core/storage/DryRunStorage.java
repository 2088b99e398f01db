package io.firn.core.storage;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads pass; puts and deletes are counted and go no further. Nothing is written anywhere: not to
 * the storage, which should be opened for reading, and not to memory or disk here, since a dry run
 * of a large source would then need room for all of it.
 *
 * <p>So what was put cannot be read back; who commits must not verify its commit in a dry run. A
 * put of a name that is taken is refused as it would be, at the price of one {@code info}.
 */
public final class DryRunStorage extends ForwardingStorage {

  private final LongAdder objects = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder deletes = new LongAdder();

  /** Shields {@code delegate} from every write. */
  public DryRunStorage(Storage delegate) {
    super(delegate);
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    try {
      delegate.info(name);
    } catch (StorageException.NotFound free) {
      objects.increment();
      bytes.add(payload.length());
      return;
    }
    throw new StorageException.Exists(name + " exists already", null);
  }

  @Override
  public void delete(ObjectName name) {
    deletes.increment();
  }

  /** Empty: nothing is kept that is not there. */
  @Override
  public Optional<ObjectLock> objectLock() {
    return Optional.empty();
  }

  @Override
  public Optional<BulkDelete> bulkDelete() {
    return delegate.bulkDelete().map(bulk -> names -> deletes.add(names.size()));
  }

  /** Objects that would have been created. */
  public long objectsNotWritten() {
    return objects.sum();
  }

  /** Bytes of these objects. */
  public long bytesNotWritten() {
    return bytes.sum();
  }

  /** Deletes that would have been sent. */
  public long deletesNotSent() {
    return deletes.sum();
  }
}
