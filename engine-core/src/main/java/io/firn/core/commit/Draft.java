package io.firn.core.commit;

import io.firn.core.format.SegmentId;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.util.Set;

/** A snapshot that is ready to be committed: everything it needs is stored. */
public interface Draft {

  SnapshotDocument document();

  /** Those of {@code candidates} that this snapshot needs, its manifest's included. */
  Set<SegmentId> needed(Set<SegmentId> candidates) throws IOException;

  /**
   * Stores the chunks of segments that are about to be deleted again, in new ones.
   *
   * @return a draft that does not need those segments
   */
  Draft without(Set<SegmentId> dying) throws IOException;
}
