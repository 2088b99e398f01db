package io.firn.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.format.SegmentId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ManifestCutterTest {

  private static final long SEED = 11;

  private final Random random = new Random(SEED);

  private SegmentId name() {
    return new SegmentId(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private Set<SegmentId> names(int number) {
    Set<SegmentId> names = new TreeSet<>();
    while (names.size() < number) {
      names.add(name());
    }
    return names;
  }

  private static ByteBuffer copy(ByteBuffer chunk) {
    return ByteBuffer.allocate(chunk.remaining()).put(chunk).flip();
  }

  private static List<ByteBuffer> cut(Iterable<SegmentId> names) {
    ManifestCutter cutter = new ManifestCutter();
    List<ByteBuffer> chunks = new ArrayList<>();
    for (SegmentId name : names) {
      if (cutter.add(name)) {
        chunks.add(copy(cutter.take()));
      }
    }
    if (cutter.hasMore()) {
      chunks.add(copy(cutter.take()));
    }
    return chunks;
  }

  @Test
  void allNamesComeOutInOrderInChunksOfTheRightSize() {
    Set<SegmentId> names = names(20_000);
    List<ByteBuffer> chunks = cut(names);
    List<SegmentId> found = new ArrayList<>();
    for (int at = 0; at < chunks.size(); at++) {
      ByteBuffer chunk = chunks.get(at);
      int length = chunk.remaining() / SegmentId.BYTES;
      assertThat(length).isBetween(at + 1 < chunks.size() ? 128 : 1, 2048);
      for (int i = 0; i < length; i++) {
        found.add(SegmentId.read(chunk));
      }
    }
    assertThat(found).as("seed %d", SEED).containsExactlyElementsOf(names);
  }

  @Test
  void aNewNameChangesOneChunkOrTwo() {
    Set<SegmentId> names = names(20_000);
    Set<ByteBuffer> before = new HashSet<>(cut(names));
    names.add(name());
    assertThat(cut(names).stream().filter(chunk -> !before.contains(chunk)).count())
        .as("seed %d", SEED)
        .isBetween(1L, 2L);
  }

  @Test
  void noNamesAreNoChunk() {
    assertThat(cut(List.of())).isEmpty();
  }
}
