package io.firn.core.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.stream.StreamRoot;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeRecordCodecTest {

  private static final String GOLDEN_DIRECTORY =
      "11" // directory on device 0 as before, owner and mode given
          + "00"
          + "03"
          + "757372" // nothing shared, "usr"
          + "ed03" // 0755
          + "00"
          + "00"
          + "04726f6f74"
          + "04726f6f74" // 0, 0, root, root
          + "80c8ceb40d"
          + "00" // 1 800 000 000 seconds, .0
          + "02"
          + "07" // changed 1.000000007
          + "0a"
          + "02"; // inode 5, 2 links

  private static final String GOLDEN_FILE =
      "58" // regular file; owner and device as before, mode given, extended attributes
          + "03"
          + "03"
          + "2f6262" // "usr" shared, "/bb"
          + "a403" // 0644
          + "01"
          + "01" // a second earlier, .000000001
          + "00"
          + "07" // the same second
          + "02"
          + "01" // inode 6, 1 link
          + "e807" // 1000 bytes
          + "10" // one chunk
          + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
          + "01"
          + "06757365722e61"
          + "02fffe"; // user.a

  private static final List<TreeRecord> GOLDEN =
      List.of(
          new TreeRecord(
              attributes("usr", FileType.DIRECTORY, 0755, 1_800_000_000, 0, 5, 2, 0, List.of()),
              StreamRoot.EMPTY),
          new TreeRecord(
              attributes(
                  "usr/bb",
                  FileType.FILE,
                  0644,
                  1_799_999_999,
                  1,
                  6,
                  1,
                  1000,
                  List.of(new ExtendedAttribute("user.a", new byte[] {-1, -2}))),
              new StreamRoot(
                  0,
                  Optional.of(
                      ChunkId.parse(
                          "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
                  1000)));

  private static FileAttributes attributes(
      String path,
      FileType type,
      int mode,
      long seconds,
      int nanos,
      long inode,
      long links,
      long size,
      List<ExtendedAttribute> extended) {
    return new FileAttributes(
        TreePath.of(path),
        type,
        mode,
        0,
        0,
        "root",
        "root",
        Instant.ofEpochSecond(seconds, nanos),
        Instant.ofEpochSecond(1, 7),
        inode,
        0,
        links,
        size,
        new byte[0],
        0,
        Optional.empty(),
        extended);
  }

  @Test
  void writesTheBytesOfTheFormat() {
    assertThat(HexFormat.of().formatHex(encode(GOLDEN))).isEqualTo(GOLDEN_DIRECTORY + GOLDEN_FILE);
  }

  @Test
  void readsTheBytesOfTheFormat() throws Damaged {
    byte[] bytes = HexFormat.of().parseHex(GOLDEN_DIRECTORY + GOLDEN_FILE);
    assertThat(Plain.of(decode(bytes))).isEqualTo(Plain.of(GOLDEN));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatGoesInComesOut(long seed) throws Damaged {
    List<TreeRecord> records = new RandomRecords(new Random(seed)).list(300);
    assertThat(Plain.of(decode(encode(records)))).as("seed %d", seed).isEqualTo(Plain.of(records));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyCutInsideARecordIsFound(long seed) {
    byte[] bytes = encode(new RandomRecords(new Random(seed)).list(1));
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(cut))
          .as("seed %d, first %d bytes", seed, length)
          .isInstanceOf(Damaged.class);
    }
  }

  @Test
  void pathsThatCouldLeaveTheTargetAreDamage() {
    for (String path : List.of("..", "a/../b", "/a", "a//b", ".", "a/", "")) {
      String hex = HexFormat.of().formatHex(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      byte[] bytes =
          HexFormat.of()
              .parseHex("3800%02x%s00000000000100".formatted(path.length(), hex).replace(" ", ""));
      assertThatThrownBy(() -> decode(bytes))
          .as("path '%s'", path)
          .isInstanceOf(Damaged.class)
          .hasMessageContaining("not a tree path");
    }
  }

  @Test
  void recordsOutOfOrderAreDamage() {
    byte[] twice = encode(List.of(GOLDEN.getFirst()));
    byte[] bytes = java.util.Arrays.copyOf(twice, twice.length * 2);
    System.arraycopy(twice, 0, bytes, twice.length, twice.length);
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("ascending");
  }

  @Test
  void contradictionsAreNotWritten() {
    FileAttributes directory = GOLDEN.getFirst().attributes();
    StreamRoot content = GOLDEN.getLast().content();
    assertThatThrownBy(() -> encode(List.of(new TreeRecord(directory, content))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("usr");
  }

  static byte[] encode(List<TreeRecord> records) {
    TreeRecordEncoder encoder = new TreeRecordEncoder();
    records.forEach(encoder::append);
    byte[] bytes = new byte[encoder.length()];
    encoder.bytes().get(bytes);
    return bytes;
  }

  static List<TreeRecord> decode(byte[] bytes) throws Damaged {
    TreeRecordDecoder decoder = new TreeRecordDecoder(ByteBuffer.wrap(bytes), "test");
    List<TreeRecord> records = new ArrayList<>();
    while (decoder.hasNext()) {
      records.add(decoder.next());
    }
    return records;
  }
}
