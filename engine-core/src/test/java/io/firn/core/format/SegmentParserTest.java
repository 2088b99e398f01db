package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.crypto.TestKeys;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A segment tells what it holds, or names itself as damaged. */
class SegmentParserTest {

  private final KeyRing keys = TestKeys.keys();
  private final SegmentParser parser = new SegmentParser(keys);
  private final ByteBuffer segment = segment();

  private ByteBuffer segment() {
    try {
      return Samples.segment(keys, RandomId.next(new SecureRandom()).bytes());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsItsBlocksByRangesAsFromAllBytes() throws Exception {
    SegmentId id = Samples.id(segment);
    ParsedSegment whole = parser.parse(id, segment);
    List<Integer> lengths = new ArrayList<>();
    ParsedSegment ranged =
        parser.parse(
            id,
            segment.limit(),
            (offset, length) -> {
              lengths.add(length);
              return segment.slice((int) offset, length);
            });
    assertThat(ranged.table()).isEqualTo(whole.table());
    assertThat(lengths).hasSize(1);
    SegmentTable.Block block = whole.table().blocks().getFirst();
    ByteBuffer raw = ByteBuffer.allocate(block.length());
    SegmentCipher cipher = keys.segmentCipher(whole.ref().epoch(), whole.ref().salt());
    cipher.openBlock(block.offset(), segment.slice(block.offset(), block.length()), raw);
    assertThat(raw.flip().slice(0, Samples.FIRST.length)).isEqualTo(ByteBuffer.wrap(Samples.FIRST));
  }

  @Test
  void noticesAnyFlippedBitByItsName() {
    SegmentId id = Samples.id(segment);
    for (int at = 0; at < segment.limit(); at++) {
      ByteBuffer changed = ByteBuffer.wrap(Golden.array(segment));
      changed.put(at, (byte) (changed.get(at) ^ 4));
      assertThatThrownBy(() -> parser.parse(id, changed))
          .isInstanceOf(Damaged.class)
          .hasMessageContaining(id.toString());
    }
  }

  @Test
  void noticesAnyFlippedBitOfItsFramingWithoutItsName() {
    int blocksEnd = 128;
    for (int at = 0; at < segment.limit(); at++) {
      if (at < SegmentHeader.BYTES || at >= blocksEnd) {
        ByteBuffer changed = ByteBuffer.wrap(Golden.array(segment));
        changed.put(at, (byte) (changed.get(at) ^ 4));
        assertThatThrownBy(() -> parser.parse(Samples.id(changed), changed))
            .as("byte %d", at)
            .isInstanceOf(RepositoryException.class);
      }
    }
  }

  @Test
  void noticesEveryCut() {
    for (int length = 0; length < segment.limit(); length++) {
      ByteBuffer cut = segment.slice(0, length);
      assertThatThrownBy(() -> parser.parse(Samples.id(cut), cut))
          .as("first %d bytes", length)
          .isInstanceOf(RepositoryException.class);
    }
  }

  @Test
  void refusesTheSegmentOfAnotherRepository() {
    KeyRing others = TestKeys.keys(new RandomId(5, 6), new SecureRandom());
    assertThatThrownBy(() -> new SegmentParser(others).parse(Samples.id(segment), segment))
        .isInstanceOf(NotAuthentic.class);
  }

  @Test
  void blocksOfTwoSegmentsCannotChangePlaces() throws Exception {
    ByteBuffer other = segment();
    ParsedSegment parsed = parser.parse(Samples.id(segment), segment);
    SegmentTable.Block block = parsed.table().blocks().getFirst();
    SegmentCipher cipher = keys.segmentCipher(0, parsed.ref().salt());
    assertThatThrownBy(
            () ->
                cipher.openBlock(
                    block.offset(),
                    other.slice(block.offset(), block.length()),
                    ByteBuffer.allocate(block.length())))
        .isInstanceOf(NotAuthentic.class);
  }
}
