package io.firn.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {

  private final MemoryNodes nodes = new MemoryNodes();

  private static ChunkRef chunk(Random random) {
    ChunkId id =
        new ChunkId(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    return new ChunkRef(id, random.nextInt(1, 10_000));
  }

  /** Chunks, with holes that are never neighbours. */
  private static List<ChunkRef> pieces(Random random, int count) {
    List<ChunkRef> pieces = new ArrayList<>();
    while (pieces.size() < count) {
      boolean mayBeHole = pieces.isEmpty() || !pieces.getLast().isHole();
      pieces.add(
          mayBeHole && random.nextInt(5) == 0
              ? ChunkRef.hole(random.nextLong(1, 1L << 40))
              : chunk(random));
    }
    return pieces;
  }

  private StreamRoot build(List<ChunkRef> pieces) throws IOException {
    StreamBuilder builder = new StreamBuilder(nodes);
    for (ChunkRef piece : pieces) {
      builder.add(piece);
    }
    return builder.finish();
  }

  private static List<ChunkRef> rest(StreamReader reader) throws IOException {
    List<ChunkRef> rest = new ArrayList<>();
    for (ChunkRef ref = reader.next(); ref != null; ref = reader.next()) {
      rest.add(ref);
    }
    return rest;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 127, 128, 129, 2000, 5000, 120_000})
  void givesBackWhatWasAdded(int count) throws IOException {
    List<ChunkRef> pieces = pieces(new Random(count), count);
    StreamRoot root = build(pieces);
    assertThat(root.length()).isEqualTo(pieces.stream().mapToLong(ChunkRef::length).sum());
    assertThat(rest(new StreamReader(nodes, root))).isEqualTo(pieces);
  }

  @Test
  void oneChunkOrHoleIsItsOwnRoot() throws IOException {
    ChunkRef chunk = chunk(new Random(1));
    assertThat(build(List.of(chunk)))
        .isEqualTo(new StreamRoot(0, Optional.of(chunk.id()), chunk.length()));
    assertThat(build(List.of(ChunkRef.hole(3), ChunkRef.hole(0), ChunkRef.hole(4))))
        .isEqualTo(new StreamRoot(0, Optional.empty(), 7));
    assertThat(build(List.of())).isEqualTo(StreamRoot.EMPTY);
    assertThat(nodes.nodes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void seeksToAnyByte(long seed) throws IOException {
    Random random = new Random(seed);
    List<ChunkRef> pieces = pieces(random, 1 << random.nextInt(14));
    StreamRoot root = build(pieces);
    StreamReader reader = new StreamReader(nodes, root);
    for (int i = 0; i < 200; i++) {
      int piece = random.nextInt(pieces.size());
      long begin = pieces.subList(0, piece).stream().mapToLong(ChunkRef::length).sum();
      reader.seek(begin + random.nextLong(pieces.get(piece).length()));
      assertThat(reader.next()).as("seed %d, piece %d", seed, piece).isEqualTo(pieces.get(piece));
      assertThat(reader.offset()).isEqualTo(begin);
      ChunkRef following = piece + 1 < pieces.size() ? pieces.get(piece + 1) : null;
      assertThat(reader.next()).as("seed %d, piece %d", seed, piece).isEqualTo(following);
    }
    reader.seek(root.length());
    assertThat(reader.next()).isNull();
  }

  private static byte[] path(int number) {
    return "%08d/%s".formatted(number, "x".repeat(number % 700)).getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500, 9000})
  void seeksToTheChunkThatCanHoldAPath(int count) throws IOException {
    Random random = new Random(count);
    StreamBuilder builder = StreamBuilder.withPaths(nodes);
    List<ChunkRef> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(chunk(random));
      builder.add(chunks.getLast(), path(10 * i + 5));
    }
    StreamReader reader = new StreamReader(nodes, builder.finish());
    for (int i = 0; i < 100; i++) {
      int target = random.nextInt(10 * count);
      reader.seekPath(path(target), Arrays::compare);
      int expected = Math.max(0, (target - 5) / 10);
      assertThat(rest(reader)).as("path %d", target).isEqualTo(chunks.subList(expected, count));
    }
    int longest = nodes.nodes.values().stream().mapToInt(bytes -> bytes.length).max().orElse(0);
    assertThat(longest).isLessThan(300 << 10);
  }

  @Test
  void aCheckpointLeavesTheBuilderAsItWas() throws IOException {
    List<ChunkRef> pieces = pieces(new Random(5), 3000);
    StreamRoot undisturbed = build(pieces);
    StreamBuilder builder = new StreamBuilder(nodes);
    for (int i = 0; i < pieces.size(); i++) {
      builder.add(pieces.get(i));
      if (i % 501 == 0) {
        StreamRoot soFar = builder.rootSoFar();
        assertThat(rest(new StreamReader(nodes, soFar))).isEqualTo(pieces.subList(0, i + 1));
      }
    }
    assertThat(builder.finish()).isEqualTo(undisturbed);
  }

  @Test
  void anInsertedChunkChangesOneNodeOfEachLevel() throws IOException {
    List<ChunkRef> pieces = pieces(new Random(6), 100_000);
    build(pieces);
    Set<ChunkId> before = new HashSet<>(nodes.nodes.keySet());
    pieces.add(50_000, chunk(new Random(7)));
    StreamRoot root = build(pieces);
    Set<ChunkId> added = new HashSet<>(nodes.nodes.keySet());
    added.removeAll(before);
    assertThat(before).hasSizeGreaterThan(100);
    assertThat(added).hasSizeLessThanOrEqualTo(2 * root.level());
  }

  @Test
  void refusesAListThatIsNotWhatItsParentSays() throws IOException {
    StreamRoot root = build(pieces(new Random(8), 5000));
    ChunkId id = root.id().orElseThrow();
    for (StreamRoot wrong :
        List.of(
            new StreamRoot(root.level() - 1, root.id(), root.length()),
            new StreamRoot(root.level(), root.id(), root.length() + 1))) {
      assertThatThrownBy(() -> new StreamReader(nodes, wrong).next())
          .isInstanceOf(Damaged.class)
          .hasMessageContaining(id.toString());
    }
    nodes.nodes.put(id, new byte[] {1, 2, 3, 4});
    assertThatThrownBy(() -> new StreamReader(nodes, root).next())
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(id.toString());
  }

  @Test
  void everyCutOffOrLengthenedNodeIsRefused() throws IOException {
    build(pieces(new Random(9), 40));
    byte[] node = nodes.nodes.values().iterator().next();
    assertThat(ListNodeCodec.read(ByteBuffer.wrap(node)).entries()).hasSize(40);
    for (int length = 0; length < node.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(node, 0, length);
      assertThatThrownBy(() -> ListNodeCodec.read(cut)).isInstanceOf(Damaged.class);
    }
    ByteBuffer longer = ByteBuffer.wrap(Arrays.copyOf(node, node.length + 1));
    assertThatThrownBy(() -> ListNodeCodec.read(longer)).isInstanceOf(Damaged.class);
  }
}
