package io.firn.core.index;

import static io.firn.core.format.ObjectKind.SEGMENT;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.format.SegmentId;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the segments that an index names and the storage does not have. Walks the listing and the
 * sorted names of the index side by side, so it holds 4 bytes a segment. The listing is a hint:
 * each segment that it lacks is asked for by name before it is called missing.
 */
public final class MissingSegments {

  private MissingSegments() {}

  /**
   * The missing ones among {@code segments}, in ascending order; to be given to {@link
   * RepositoryIndex#quarantine}.
   *
   * @throws StorageException when the listing or a question fails: then nothing is known
   */
  public static List<SegmentId> among(SegmentSet segments, ChunkIndex index, Storage storage)
      throws IOException {
    List<SegmentId> missing = new ArrayList<>();
    StorageListing listing = StorageListing.of(storage, SEGMENT.prefix());
    String listed = "";
    for (SortedSegments wanted = segments.sorted(index); wanted.advance(); ) {
      ObjectName name = wanted.id().objectName();
      // Names sort as ids do: two digits of the folder, then all digits.
      while (listed.compareTo(name.value()) < 0 && listing.hasNext()) {
        listed = listing.next().name().value();
      }
      if (!listed.equals(name.value()) && isMissing(storage, name)) {
        missing.add(wanted.id());
      }
    }
    return missing;
  }

  private static boolean isMissing(Storage storage, ObjectName name) throws StorageException {
    try {
      storage.info(name);
      return false;
    } catch (StorageException.NotFound e) {
      return true;
    }
  }

  /** All segments that the index names. */
  public static SegmentSet all(ChunkIndex index) {
    SegmentSet all = new SegmentSet();
    for (int number = index.segments() - 1; number >= 0; number--) {
      all.add(number);
    }
    return all;
  }
}
