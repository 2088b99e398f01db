package io.firn.core.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkId;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeStreamTest {

  private final MemoryChunks chunks = new MemoryChunks();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 500, 20_000})
  void aTreeIsReadAsItWasWritten(int count) throws IOException {
    List<TreeRecord> records = new RandomRecords(new Random(count)).list(count);
    assertSame(readAll(write(records)), records);
  }

  @Test
  void metadataIsAnnouncedWhenItIsReadInOrder() throws IOException {
    StreamRoot root = write(files(20_000, 0));
    readAll(root);
    int read = chunks.reads.size();
    assertThat(new HashSet<>(chunks.announced)).hasSize(chunks.announced.size());
    // All but the node and the first chunk, each once, in the order in which they are read.
    assertThat(chunks.announced).hasSize(read - 2).isEqualTo(chunks.reads.subList(2, read));
  }

  @Test
  void seekStandsBeforeTheFirstRecordThatIsNotBelow() throws IOException {
    List<TreeRecord> records = files(5_000, 0);
    TreeReader reader = new TreeReader(chunks, write(records));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(records.size());
      TreePath path = records.get(at).attributes().path();
      reader.seek(path);
      assertThat(reader.next().attributes().path()).isEqualTo(path);
      reader.seek(path.resolve(new byte[] {1}));
      TreeRecord next = reader.next();
      if (at + 1 == records.size()) {
        assertThat(next).isNull();
      } else {
        assertThat(next.attributes().path()).isEqualTo(records.get(at + 1).attributes().path());
      }
      reader.seekAfter(path);
      TreeRecord after = reader.next();
      assertThat(after == null).isEqualTo(at + 1 == records.size());
    }
    reader.seek(TreePath.of("zzz"));
    assertThat(reader.next()).isNull();
    assertThat(reader.find(TreePath.of("aaa"))).isEmpty();
    assertThat(reader.find(TreePath.of("d0001"))).isPresent();
  }

  @Test
  void oneFileIsFoundInAtMostFiveReads() throws IOException {
    // Ten million files are some 12,000 chunks below some 20 nodes and a root: one level more.
    List<TreeRecord> records = files(300_000, 0);
    StreamRoot root = write(records);
    TreeReader reader = new TreeReader(chunks, root);
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      TreeRecord wanted = records.get(random.nextInt(records.size()));
      chunks.reads.clear();
      assertThat(reader.find(wanted.attributes().path())).isPresent();
      assertThat(chunks.reads).hasSizeLessThanOrEqualTo(4);
      assertThat(reader.find(TreePath.of(wanted.attributes().path() + ".not"))).isEmpty();
    }
    assertThat(chunks.announced).isEmpty();
  }

  @Test
  void aChangedFileChangesOneChunkAndANewOneMovesNoOtherCut() throws IOException {
    List<TreeRecord> records = files(50_000, 0);
    write(records);
    Set<ChunkId> before = new HashSet<>(chunks.stored.keySet());
    records.set(25_000, file(records.get(25_000).attributes().path().toString(), 99));
    records.remove(40_000);
    records.add(10_000, file(records.get(9_999).attributes().path() + "a", 1));
    write(records);
    Set<ChunkId> fresh = new HashSet<>(chunks.stored.keySet());
    fresh.removeAll(before);
    assertThat(before).hasSizeGreaterThan(30);
    // Three places, each with at most one more chunk behind it, and the node.
    assertThat(fresh.size()).isBetween(4, 7);
  }

  @Test
  void aCheckpointHoldsWhatWasWrittenAndTheTreeGoesOn() throws IOException {
    List<TreeRecord> records = files(10_000, 0);
    TreeWriter writer = new TreeWriter(chunks);
    assertThat(writer.checkpoint()).isEqualTo(StreamRoot.EMPTY);
    for (int i = 0; i < records.size(); i++) {
      writer.add(records.get(i));
      if (i % 1_777 == 0) {
        assertSame(readAll(writer.checkpoint()), records.subList(0, i + 1));
      }
    }
    assertSame(readAll(writer.finish()), records);
  }

  @Test
  void hugeAttributesHaveAChunkOfTheirOwnAndTooHugeOnesAreRefused() throws IOException {
    TreeWriter writer = new TreeWriter(chunks);
    writer.add(withAttribute("a", 10));
    writer.add(withAttribute("b", 1_000_000));
    assertThatThrownBy(() -> writer.add(withAttribute("c", 1 << 20)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("c has more than 1 MiB");
    writer.add(withAttribute("d", 10));
    List<TreeRecord> read = readAll(writer.finish());
    assertThat(read)
        .extracting(r -> r.attributes().path().toString())
        .containsExactly("a", "b", "d");
  }

  @Test
  void pathsOutOfOrderAreRefused() throws IOException {
    TreeWriter writer = new TreeWriter(chunks);
    writer.add(file("b", 0));
    assertThatThrownBy(() -> writer.add(file("b", 0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.add(file("a", 0))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingChunkIsDamageAndTheCursorCanGoOnBehindIt() throws IOException {
    List<TreeRecord> records = files(20_000, 0);
    StreamRoot root = write(records);
    TreeReader reader = new TreeReader(chunks, root);
    reader.seek(records.get(10_000).attributes().path());
    chunks.stored.remove(chunks.reads.getLast());
    assertThatThrownBy(() -> readAll(root)).isInstanceOf(Damaged.class);
    reader.seek(records.get(15_000).attributes().path());
    assertThat(reader.next().attributes().path())
        .isEqualTo(records.get(15_000).attributes().path());
  }

  @Test
  void aParentOfTwoPartsAnswersFromTheNewerAsFarAsItGoes() throws IOException {
    List<TreeRecord> old = files(3_000, 1);
    List<TreeRecord> fresh = files(3_000, 2).subList(0, 1_234);
    fresh.removeIf(r -> r.attributes().path().toString().endsWith("7"));
    ParentTree parent =
        new ParentTree(
            List.of(new TreeReader(chunks, write(fresh)), new TreeReader(chunks, write(old))));
    TreePath last = fresh.getLast().attributes().path();
    for (TreeRecord record : old) {
      TreePath path = record.attributes().path();
      Optional<TreeRecord> found = parent.find(path);
      if (path.compareTo(last) > 0) {
        assertThat(found).as("%s", path).isPresent();
        assertThat(found.get().attributes().size()).isEqualTo(1);
      } else if (path.toString().endsWith("7")) {
        assertThat(found).as("%s", path).isEmpty();
      } else {
        assertThat(found.get().attributes().size()).as("%s", path).isEqualTo(2);
      }
      assertThat(parent.find(path)).isEqualTo(found);
    }
    assertThat(parent.find(TreePath.of("zz"))).isEmpty();
    assertThat(new ParentTree(List.of()).find(last)).isEmpty();
  }

  private StreamRoot write(List<TreeRecord> records) throws IOException {
    TreeWriter writer = new TreeWriter(chunks);
    for (TreeRecord record : records) {
      writer.add(record);
    }
    return writer.finish();
  }

  private List<TreeRecord> readAll(StreamRoot root) throws IOException {
    chunks.reads.clear();
    TreeReader reader = new TreeReader(chunks, root);
    List<TreeRecord> records = new ArrayList<>();
    for (TreeRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return records;
  }

  /** By their bytes, as attributes hold arrays. */
  private static void assertSame(List<TreeRecord> actual, List<TreeRecord> expected) {
    assertThat(TreeRecordCodecTest.encode(actual)).isEqualTo(TreeRecordCodecTest.encode(expected));
  }

  private static List<TreeRecord> files(int count, long size) {
    List<TreeRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(
          file("d%04d".formatted(i / 50) + (i % 50 == 0 ? "" : "/f" + (100 + i % 50)), size));
    }
    return records;
  }

  private static TreeRecord file(String path, long size) {
    return new TreeRecord(
        attributes(path, size, List.of()), new StreamRoot(0, contentOf(path, size), size));
  }

  private static Optional<ChunkId> contentOf(String path, long size) {
    Random random = new Random(path.hashCode() * 31L + size);
    return size == 0
        ? Optional.empty()
        : Optional.of(
            new ChunkId(
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }

  private static TreeRecord withAttribute(String path, int length) {
    List<ExtendedAttribute> extended =
        List.of(new ExtendedAttribute("user.huge", new byte[length]));
    return new TreeRecord(attributes(path, 0, extended), StreamRoot.EMPTY);
  }

  private static FileAttributes attributes(
      String path, long size, List<ExtendedAttribute> extended) {
    return new FileAttributes(
        TreePath.of(path),
        FileType.FILE,
        0644,
        1000,
        1000,
        "user",
        "group",
        Instant.ofEpochSecond(1_700_000_000 + path.length(), path.hashCode() & 0xffffff),
        Instant.ofEpochSecond(1_700_000_001),
        path.hashCode(),
        1,
        1,
        size,
        new byte[0],
        0,
        Optional.empty(),
        extended);
  }
}
