package io.firn.core.read;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.format.SegmentRef;
import io.firn.core.storage.StorageReads;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * Fetches ranges of segments, one request each, and tells a damaged repository from a storage that
 * does not answer. Safe for use by many threads.
 */
public final class SegmentFetcher {

  private final Storage storage;
  private final LongAdder fetches = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  public SegmentFetcher(Storage storage) {
    this.storage = requireNonNull(storage, "storage");
  }

  /**
   * Fills {@code target} from its position to its limit with the bytes of the segment from {@code
   * offset} on.
   *
   * @throws Damaged when the segment is missing or shorter than that
   * @throws StorageException when the storage could not be read
   */
  public void fetch(SegmentRef segment, long offset, ByteBuffer target)
      throws Damaged, StorageException {
    fetches.increment();
    bytes.add(target.remaining());
    try {
      StorageReads.readFully(storage, segment.id().objectName(), offset, target);
    } catch (StorageException.NotFound e) {
      throw new Damaged("segment " + segment.id() + " is missing from the storage", e);
    } catch (StorageException.BadRange e) {
      throw new Damaged("segment " + segment.id() + " is cut off", e);
    } catch (StorageException.Integrity e) {
      throw new Damaged("segment " + segment.id() + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Requests sent so far. */
  public long fetches() {
    return fetches.sum();
  }

  /** Bytes asked for so far. */
  public long bytes() {
    return bytes.sum();
  }
}
