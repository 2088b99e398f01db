package io.firn.core.check;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import io.firn.core.storage.StorageListing;
import java.io.IOException;

/**
 * Compares the segments that the index names with those that the storage lists, both in ascending
 * order, so that any number of them takes no memory but a bit each.
 */
final class SegmentCheck {

  private final Storage storage;
  private final ChunkIndex index;
  private final Damage damage;
  private long named;
  private long bytes;
  private long unused;

  SegmentCheck(Storage storage, ChunkIndex index, Damage damage) {
    this.storage = storage;
    this.index = index;
    this.damage = damage;
  }

  /** Segments that are missing or have another size, by their numbers. */
  SegmentSet run() throws IOException {
    SegmentSet all = new SegmentSet();
    for (int number = 0; number < index.segments(); number++) {
      all.add(number);
    }
    SegmentSet bad = new SegmentSet();
    StorageListing listing = StorageListing.of(storage, ObjectKind.SEGMENT.prefix());
    ObjectInfo listed = next(listing);
    SortedSegments expected = all.sorted(index);
    while (expected.advance()) {
      SegmentRef segment = index.segment(expected.number());
      String name = segment.id().objectName().value();
      while (listed != null && listed.name().value().compareTo(name) < 0) {
        unused++;
        listed = next(listing);
      }
      boolean found = listed != null && listed.name().value().equals(name);
      if (!isGood(segment, found ? listed : ask(segment))) {
        bad.add(expected.number());
      }
      listed = found ? next(listing) : listed;
      named++;
      bytes += segment.size();
    }
    for (; listed != null; listed = next(listing)) {
      unused++;
    }
    return bad;
  }

  private static ObjectInfo next(StorageListing listing) throws StorageException {
    return listing.hasNext() ? listing.next() : null;
  }

  /** A listing is a hint: what it lacks is asked for by name. */
  private ObjectInfo ask(SegmentRef segment) throws StorageException {
    try {
      return storage.info(segment.id().objectName());
    } catch (StorageException.NotFound e) {
      return null;
    }
  }

  private boolean isGood(SegmentRef segment, ObjectInfo stored) {
    String name = segment.id().objectName().value();
    if (stored == null) {
      damage.object(name, "is missing from the storage");
      return false;
    }
    if (stored.size() != segment.size()) {
      damage.object(name, "has %d bytes instead of %d".formatted(stored.size(), segment.size()));
      return false;
    }
    return true;
  }

  long named() {
    return named;
  }

  long bytes() {
    return bytes;
  }

  long unused() {
    return unused;
  }
}
