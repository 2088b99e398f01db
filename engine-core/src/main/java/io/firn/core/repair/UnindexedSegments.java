package io.firn.core.repair;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentId;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.SegmentSet;
import io.firn.core.index.SortedSegments;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.util.Optional;

/**
 * The listed segments that no index piece names: the listing and the index are both gone through in
 * ascending order, with a bit of memory for each segment. Safe for use by many threads.
 */
final class UnindexedSegments {

  private final StorageListing listing;
  private final SortedSegments named;
  private boolean more;

  /** The index is as it is now, whatever is entered meanwhile. */
  UnindexedSegments(Storage storage, ChunkIndex index) throws IOException {
    SegmentSet all = new SegmentSet();
    for (int number = 0; number < index.segments(); number++) {
      all.add(number);
    }
    this.named = all.sorted(index);
    this.more = named.advance();
    this.listing = StorageListing.of(storage, ObjectKind.SEGMENT.prefix());
  }

  /**
   * A stored segment.
   *
   * @param size bytes
   */
  record Listed(SegmentId id, long size) {}

  /** The next one; empty at the end. */
  synchronized Optional<Listed> next() throws IOException {
    while (listing.hasNext()) {
      ObjectInfo object = listing.next();
      Optional<SegmentId> id = ObjectNames.segmentId(object.name());
      if (id.isPresent() && !isNamed(id.get())) {
        return Optional.of(new Listed(id.get(), object.size()));
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(SegmentId id) throws IOException {
    while (more && named.id().compareTo(id) < 0) {
      more = named.advance();
    }
    return more && named.id().equals(id);
  }
}
