package io.firn.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.format.SegmentId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a collector keeps, case by case. */
class RootsTest {

  private static final SegmentId LOST = SegmentId.parse("0a".repeat(32));
  private static final SegmentId AGAIN = SegmentId.parse("0b".repeat(32));
  private static final SegmentId OTHER = SegmentId.parse("0c".repeat(32));

  @Test
  void whatAManifestNamesStays() {
    assertThat(keep(AGAIN, Set.of(AGAIN), Set.of(AGAIN), Set.of())).isTrue();
    assertThat(keep(LOST, Set.of(LOST), Set.of(LOST), Set.of(LOST))).isTrue();
  }

  @Test
  void whatNoManifestNamesGoes() {
    assertThat(keep(AGAIN, Set.of(AGAIN), Set.of(OTHER), Set.of())).isFalse();
    assertThat(keep(AGAIN, Set.of(AGAIN, LOST), Set.of(), Set.of(LOST))).isFalse();
  }

  @Test
  void whatHoldsAChunkOfALostSegmentThatIsNamedStays() {
    assertThat(keep(AGAIN, Set.of(AGAIN, LOST), Set.of(LOST), Set.of(LOST))).isTrue();
  }

  /** Two writers may store the same chunk; the one that a manifest names is enough. */
  @Test
  void aSecondPlaceOfAChunkThatIsNotLostGoes() {
    assertThat(keep(AGAIN, Set.of(AGAIN, OTHER), Set.of(OTHER), Set.of(LOST))).isFalse();
  }

  private static boolean keep(
      SegmentId segment, Set<SegmentId> places, Set<SegmentId> named, Set<SegmentId> quarantined) {
    return Roots.keep(segment, places, named::contains, quarantined::contains);
  }
}
