package io.firn.core.index.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.crypto.RandomId;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentRef;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTableTest {

  private static final byte[] SALT = new byte[16];

  @TempDir Path folder;

  private final PageMac mac = new PageMac(new byte[32]);
  private int files;

  private record Key(long high, long low) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return EntryCursor.compare(high, low, other.high, other.low);
    }
  }

  /** Entries whose places are made of their rank. */
  private static final class Keys implements EntryCursor {
    private final List<Key> keys;
    private int at = -1;

    Keys(List<Key> keys) {
      this.keys = keys;
    }

    @Override
    public boolean advance() {
      return ++at < keys.size();
    }

    @Override
    public long high() {
      return keys.get(at).high();
    }

    @Override
    public long low() {
      return keys.get(at).low();
    }

    @Override
    public int segment() {
      return at % 3;
    }

    @Override
    public int blockOffset() {
      return at;
    }

    @Override
    public int blockLength() {
      return at + 1;
    }

    @Override
    public int place() {
      return at + 2;
    }

    @Override
    public int length() {
      return at + 3;
    }
  }

  private LocalTable table(List<Key> keys, List<PieceNames> pieces) throws IOException {
    Path file = folder.resolve("table" + files++);
    byte[] id = new byte[16];
    id[0] = (byte) files;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      TableWriter writer = new TableWriter(channel, mac, id, pieces, 3);
      for (int i = 0; i < 3; i++) {
        writer.segment(new SegmentRef(new SegmentId(files, i, 0, 0), 0, SALT, 100 + i));
      }
      writer.startEntries(keys.size() + 500L);
      Keys cursor = new Keys(keys);
      while (cursor.advance()) {
        writer.entry(cursor, cursor.segment());
      }
      writer.finish();
    }
    return LocalTable.open(file, mac);
  }

  private static void assertFindsAll(LocalTable table, List<Key> keys) throws IOException {
    for (int i = 0; i < keys.size(); i++) {
      Key key = keys.get(i);
      long entry = table.first(key.high(), key.low());
      assertThat(entry).isEqualTo(i);
      assertThat(table.segmentOf(entry)).isEqualTo(i % 3);
      assertThat(table.blockOffsetOf(entry)).isEqualTo(i);
      assertThat(table.blockLengthOf(entry)).isEqualTo(i + 1);
      assertThat(table.placeOf(entry)).isEqualTo(i + 2);
      assertThat(table.lengthOf(entry)).isEqualTo(i + 3);
    }
  }

  private void check(String what, int count, long seed, LongUnaryOperator high) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Key> sorted = new TreeSet<>();
    while (sorted.size() < count) {
      sorted.add(new Key(high.applyAsLong(random.nextLong()), random.nextLong()));
    }
    List<Key> keys = new ArrayList<>(sorted);
    LocalTable table = table(keys, List.of());
    assertFindsAll(table, keys);
    for (int i = 0; i < 2000; i++) {
      Key key = keys.isEmpty() ? new Key(0, 0) : keys.get(random.nextInt(keys.size()));
      Key near =
          switch (random.nextInt(4)) {
            case 0 -> new Key(key.high(), key.low() + 1);
            case 1 -> new Key(key.high() - 1, key.low());
            case 2 -> new Key(high.applyAsLong(random.nextLong()), random.nextLong());
            default -> new Key(random.nextLong(), random.nextLong());
          };
      assertThat(table.first(near.high(), near.low()) >= 0)
          .as("%s, seed %d, %s", what, seed, near)
          .isEqualTo(sorted.contains(near));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 112, 113, 114, 226, 227, 5000, 60_000})
  void uniformIdsOfAnyNumber(int count) throws IOException {
    check("uniform", count, count, high -> high);
  }

  @Test
  void idsThatAreNotUniformCostTimeAndNothingElse() throws IOException {
    check("all alike in 8 bytes", 3000, 1, _ -> 0x1234);
    check("all 0", 500, 2, _ -> 0);
    check("all ones", 500, 3, _ -> -1);
    check("a few values", 3000, 4, high -> (high & 3) << 62);
    check("all at the low end", 3000, 5, high -> high >>> 40);
    check("all at the high end", 3000, 6, high -> high | -1L << 24);
    check("two heaps", 3000, 7, high -> high < 0 ? high >>> 44 : high | -1L << 20);
    check("exponential", 3000, 8, high -> high >>> (high & 63));
  }

  @Test
  void equalPrefixesAreAllGiven() throws IOException {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      keys.add(new Key(i / 300, 7));
    }
    LocalTable table = table(keys, List.of());
    for (int value = 0; value < 3; value++) {
      long entry = table.first(value, 7);
      assertThat(entry).isEqualTo(value * 300L);
      int count = 0;
      for (; entry >= 0; entry = table.nextAlike(entry)) {
        count++;
      }
      assertThat(count).isEqualTo(300);
    }
  }

  @Test
  void remembersPiecesAndWhatTheySupersede() throws IOException {
    List<RandomId> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      many.add(new RandomId(i, -i));
    }
    List<PieceNames> pieces =
        List.of(
            new PieceNames(new RandomId(1, 2), List.of()),
            new PieceNames(new RandomId(3, 4), many),
            new PieceNames(new RandomId(5, 6), List.of(new RandomId(7, 8))));
    LocalTable table = table(List.of(), pieces);
    assertThat(table.pieces()).isEqualTo(pieces);
    assertThat(table.segment(2).size()).isEqualTo(102);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMergeHoldsAllAndNumbersSegmentsThrough(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<LocalTable> inputs = new ArrayList<>();
    List<Key> all = new ArrayList<>();
    List<List<Key>> each = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TreeSet<Key> keys = new TreeSet<>();
      for (int n = random.nextInt(400); n > 0; n--) {
        keys.add(new Key(random.nextLong(200), 0));
      }
      each.add(new ArrayList<>(keys));
      all.addAll(keys);
      inputs.add(table(each.get(i), List.of(new PieceNames(new RandomId(i, 0), List.of()))));
    }
    // The first input once more: what is alike in both is kept once.
    inputs.add(inputs.getFirst());
    Path file = folder.resolve("merged");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      new TableMerge(inputs).write(channel, mac, new byte[16]);
    }
    LocalTable merged = LocalTable.open(file, mac);
    assertThat(merged.isSound()).isTrue();
    assertThat(merged.pieces()).hasSize(6);
    assertThat(merged.segments()).isEqualTo(18);
    assertThat(merged.entries()).isBetween((long) all.size(), (long) all.size() + 400);
    for (int i = 0; i < 5; i++) {
      for (int rank = 0; rank < each.get(i).size(); rank++) {
        Key key = each.get(i).get(rank);
        boolean found = false;
        for (long e = merged.first(key.high(), 0); e >= 0; e = merged.nextAlike(e)) {
          found |= merged.segmentOf(e) == i * 3 + rank % 3 && merged.blockOffsetOf(e) == rank;
        }
        assertThat(found).as("seed %d, input %d, rank %d", seed, i, rank).isTrue();
      }
    }
    byte[] salt = merged.segment(17).salt();
    assertThat(Arrays.equals(salt, SALT)).isTrue();
  }
}
