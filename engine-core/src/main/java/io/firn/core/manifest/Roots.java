package io.firn.core.manifest;

import io.firn.core.format.SegmentId;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rule by which a collector decides that a segment stays, and by which a check judges
 * manifests.
 *
 * <p>A manifest is never rewritten. When a segment that it names is lost, and a later backup stores
 * the lost chunks again, then the snapshot needs a segment that its manifest cannot name; and the
 * later snapshot, whose manifest names it, may be removed. What ties them together is the index,
 * which keeps both places of each chunk.
 */
public final class Roots {

  private Roots() {}

  /**
   * Tells whether a segment stays because of one of its chunks: a manifest of a root names it, or
   * names a quarantined segment that holds the same chunk.
   *
   * @param segment holds the chunk
   * @param places all segments that hold it by the index, this one among them
   * @param named by the manifest, or by the union of the manifests of all roots
   * @param quarantined by the log
   */
  public static boolean keep(
      SegmentId segment,
      Set<SegmentId> places,
      Predicate<SegmentId> named,
      Predicate<SegmentId> quarantined) {
    return named.test(segment) || places.stream().anyMatch(named.and(quarantined));
  }
}
