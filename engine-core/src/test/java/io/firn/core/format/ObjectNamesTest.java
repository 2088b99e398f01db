package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are found again as what they are, and odd ones are nobody's. */
class ObjectNamesTest {

  @Test
  void everyKindIsFoundAgainByItsName() {
    assertKind(ObjectNames.HEADER, ObjectKind.HEADER);
    assertKind(ObjectNames.keySlot(Samples.ID), ObjectKind.KEY_SLOT);
    assertKind(ObjectNames.indexPiece(Samples.ID), ObjectKind.INDEX_PIECE);
    assertKind(ObjectNames.snapshot(Samples.ID), ObjectKind.SNAPSHOT);
    assertKind(ObjectNames.logRecord(0), ObjectKind.LOG_RECORD);
    assertKind(Samples.segmentId(3).objectName(), ObjectKind.SEGMENT);
    ObjectName snapshot = ObjectNames.snapshot(Samples.ID);
    assertThat(ObjectNames.randomId(ObjectKind.SNAPSHOT, snapshot)).contains(Samples.ID);
    assertThat(ObjectNames.segmentId(Samples.segmentId(3).objectName()))
        .contains(Samples.segmentId(3));
    assertThat(ObjectNames.sequence(ObjectNames.logRecord(4711))).hasValue(4711);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firn2",
        "keys/0123456789ABCDEF8000000000000001",
        "snapshots/0123456789abcdef800000000000001",
        "snapshots/0123456789abcdef80000000000000011",
        "index/0123456789abcdef800000000000000g",
        "gc/f000000000000000",
        "gc/000",
        "segments/00/0000000000000003000000000000000200000000000000030000000000000000f",
        "segments/01/000000000000000300000000000000020000000000000003fffffffffffffffc",
        "000000000000000300000000000000020000000000000003fffffffffffffffc",
        "something/else",
      })
  void oddNamesAreNobodys(String name) {
    assertThat(ObjectNames.kind(ObjectName.of(name))).isEmpty();
  }

  private static void assertKind(ObjectName name, ObjectKind kind) {
    assertThat(ObjectNames.kind(name)).contains(kind);
    assertThat(name.value()).startsWith(kind.prefix());
  }
}
