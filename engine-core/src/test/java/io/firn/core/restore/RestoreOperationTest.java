package io.firn.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkLocation;
import io.firn.core.progress.Problem;
import io.firn.core.progress.Progress;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.read.RepositoryChunkReader;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreOperationTest {

  private final StoredSnapshot stored = new StoredSnapshot();
  private final MemoryTarget target = new MemoryTarget();
  private RestoreSettings settings = new RestoreSettings(3, 50, 20, 3, 1 << 20, 4096, 4);
  private SnapshotDocument snapshot;

  @BeforeEach
  void store() throws IOException {
    stored
        .directory("etc")
        .file("etc/empty", new byte[0])
        .file("etc/passwd", random(1, 2000))
        .symlink("etc/link", "../../outside")
        .directory("home")
        .directory("home/a")
        .file("home/a/big", sparse(2, 900_000))
        .file("home/a/hole", new byte[64 << 10])
        .file("home/a/twin", random(1, 2000))
        .file("home/b", random(3, 70_000))
        .link("home/c", "home/b");
    for (int i = 0; i < 60; i++) {
      stored.file("home/a/many%02d".formatted(i), random(100 + i, 10 * i));
    }
    snapshot = stored.store();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void everythingIsRestoredExactly(int window) throws IOException {
    settings = new RestoreSettings(3, window, window, 3, 1 << 20, 4096, 4);
    RestoreReport report = restore(all());
    assertThat(report.problems()).isEmpty();
    assertExact();
    assertThat(target.at("home/c")).isSameAs(target.at("home/b"));
    assertThat(report.files()).isEqualTo(67);
    assertThat(report.directories()).isEqualTo(3);
    assertThat(report.others()).isEqualTo(1);
    // A directory is finished after all that is in it.
    for (TreePath path : target.finished) {
      int at = target.finished.indexOf(path);
      assertThat(target.finished.subList(at + 1, target.finished.size()))
          .noneMatch(later -> later.startsWith(path) && !later.equals(path));
    }
  }

  @Test
  void everyBlockIsFetchedOnceInAWindow() throws IOException {
    settings = new RestoreSettings(2, 100_000, 100_000, 3, 4 << 20, 4 << 20, 4);
    RestoreReport report = restore(all());
    assertThat(report.fetches()).isLessThanOrEqualTo(stored.index.segments());
  }

  @Test
  void aSecondTimeFetchesAndWritesNothing() throws IOException {
    restore(all());
    target.changes.clear();
    RestoreReport report = restore(all());
    assertThat(report.fetches()).isZero();
    assertThat(report.bytesWritten()).isZero();
    assertThat(target.changes).isEmpty();
    assertExact();
  }

  @Test
  void onlyTheRangesThatDifferAreWritten() throws IOException {
    restore(all());
    target.at("home/a/big").content[500_000] ^= 1;
    target.at("home/b").content = Arrays.copyOf(target.at("home/b").content, 100_000);
    target.changes.clear();
    RestoreReport report = restore(all());
    assertThat(target.changes)
        .hasSize(1)
        .allMatch(change -> change.startsWith("write home/a/.big.firn-"));
    assertThat(report.bytesWritten()).isBetween(1L, 64L << 10);
    assertExact();
  }

  @Test
  void policiesDecideAboutWhatIsThere() throws IOException {
    restore(all());
    byte[] other = random(9, 2000);
    target.at("etc/passwd").content = other.clone();
    restore(with(Overwrite.NEVER));
    restore(with(Overwrite.IF_NEWER));
    restore(with(Overwrite.IF_CHANGED));
    assertThat(target.at("etc/passwd").content).isEqualTo(other);
    target.at("etc/passwd").content = random(9, 2001);
    restore(with(Overwrite.IF_CHANGED));
    assertExact();
  }

  @Test
  void aFileWithAMissingSegmentIsNamedAndNotThereAndTheRestIs() throws IOException {
    ChunkLocation location = stored.index.find(firstChunkOf("home/a/big"));
    stored.storage.delete(stored.index.segment(location.segment()).id().objectName());
    RestoreReport report = restore(with(List.of("home/a/big", "etc/link")));
    assertThat(report.problems()).extracting(Problem::item).contains("/home/a/big");
    assertThat(report.problems()).allMatch(p -> p.reason().contains("is missing"));
    assertThat(target.at("home/a/big")).isNull();
  }

  @Test
  void aFlippedBitNeverReachesTheTarget() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 12; round++) {
      int number = random.nextInt(stored.index.segments());
      ObjectName name = stored.index.segment(number).id().objectName();
      byte[] good = stored.storage.bytes(name);
      byte[] bad = good.clone();
      bad[32 + random.nextInt(bad.length - 32)] ^= (byte) (1 << random.nextInt(8));
      stored.storage.damage(name, bad);
      MemoryTarget fresh = new MemoryTarget();
      restore(all(), fresh);
      for (Map.Entry<TreePath, byte[]> entry : stored.contents.entrySet()) {
        MemoryTarget.Node node = fresh.nodes.get(entry.getKey());
        if (node != null) {
          assertThat(node.content).as("%s", entry.getKey()).isEqualTo(entry.getValue());
        }
      }
      stored.storage.damage(name, good);
    }
  }

  @Test
  void verifyFindsWhatReadsBackWrong() throws IOException {
    RestoreReport good = restore(verified());
    assertThat(good.problems()).isEmpty();
    assertThat(good.verified()).isEqualTo(66);
    assertExact();
    MemoryTarget bad = new MemoryTarget();
    bad.lastByteIsLost = true;
    RestoreReport report = restore(verified(), bad);
    assertThat(report.problems()).extracting(Problem::item).contains("/etc/passwd", "/home/a/big");
    assertThat(bad.at("etc/passwd")).isNull();
  }

  @Test
  void deleteRemovesWhatTheSnapshotDoesNotHaveAndNothingElse() throws IOException {
    restore(all());
    target.file(TreePath.of("home/a/new"));
    target.file(TreePath.of("home/a/zz/deep"));
    target.file(TreePath.of("etc/kept.log"));
    target.file(TreePath.of("other"));
    target.nodes.values().stream()
        .filter(n -> n.attributes == null)
        .forEach(n -> n.attributes = target.at("home/a").attributes);
    target.changes.clear();
    RestoreReport report =
        restore(
            new RestoreRequest(
                List.of("home", "etc"),
                List.of(),
                List.of("*.log"),
                0,
                Overwrite.ALWAYS,
                true,
                false,
                false));
    assertThat(target.changes).containsExactlyInAnyOrder("delete home/a/new", "delete home/a/zz");
    assertThat(report.deleted()).isEqualTo(2);
    assertThat(target.at("other")).isNotNull();
  }

  @Test
  void deleteKeepsToWhatWasBackedUp() throws IOException {
    stored.sourcePaths.clear();
    stored.sourcePaths.add("/home/a");
    snapshot = stored.store();
    restore(all());
    target.file(TreePath.of("home/mine"));
    target.file(TreePath.of("home/a/mine"));
    target.nodes.values().stream()
        .filter(n -> n.attributes == null)
        .forEach(n -> n.attributes = target.at("home/a").attributes);
    restore(
        new RestoreRequest(
            List.of(), List.of(), List.of(), 0, Overwrite.ALWAYS, true, false, false));
    assertThat(target.at("home/mine")).isNotNull();
    assertThat(target.at("home/a/mine")).isNull();
  }

  @Test
  void dryRunTouchesNothing() throws IOException {
    RestoreReport report =
        restore(
            new RestoreRequest(
                List.of(), List.of(), List.of(), 0, Overwrite.ALWAYS, false, true, false));
    assertThat(target.nodes).isEmpty();
    assertThat(report.files()).isEqualTo(67);
    assertThat(report.fetches()).isZero();
  }

  @Test
  void pathsIncludesAndExcludesChoose() throws IOException {
    restore(
        new RestoreRequest(
            List.of("/home/a"),
            List.of("many1?", "twin"),
            List.of("*5"),
            0,
            Overwrite.ALWAYS,
            false,
            false,
            false));
    assertThat(
            target.nodes.keySet().stream().filter(p -> target.nodes.get(p).type == FileType.FILE))
        .extracting(TreePath::toString)
        .containsExactly(
            "home/a/many10",
            "home/a/many11",
            "home/a/many12",
            "home/a/many13",
            "home/a/many14",
            "home/a/many16",
            "home/a/many17",
            "home/a/many18",
            "home/a/many19",
            "home/a/twin");
    assertThatThrownBy(() -> restore(with(List.of("../etc")))).isInstanceOf(Refused.class);
  }

  @Test
  void theSecondNameBecomesTheFileWhenTheFirstIsNotSelected() throws IOException {
    RestoreReport report = restore(with(List.of("home/c")));
    assertThat(report.problems()).isEmpty();
    assertThat(target.at("home/b")).isNull();
    assertThat(target.at("home/c").content).isEqualTo(stored.contents.get(TreePath.of("home/b")));
  }

  @Test
  void componentsAreStrippedAndTheLaterOfTwoWins() throws IOException {
    stored.file("etc/same", random(20, 9_000)).file("home/same", random(21, 50));
    snapshot = stored.store();
    restore(
        new RestoreRequest(
            List.of(), List.of(), List.of(), 1, Overwrite.ALWAYS, false, false, false));
    assertThat(target.at("same").content).isEqualTo(random(21, 50));
    assertThat(target.at("a/big").content)
        .isEqualTo(stored.contents.get(TreePath.of("home/a/big")));
  }

  @Test
  void aDiskIsRestoredWithItsHolesAndKeepsWhatIsRightWhereOneSpotIsBad() throws IOException {
    byte[] disk = sparse(8, 1_000_000);
    StoredSnapshot image = new StoredSnapshot();
    image.disks.put("disk-0", disk);
    SnapshotDocument document = image.store();
    RestoreOperation operation = image.operation(settings);
    operation.restore(named(document), target, all(), new Progress(), (s, i, r) -> {});
    assertThat(target.disks.get("disk-0").content).isEqualTo(disk);
    ObjectName name = largestSegment(image);
    byte[] bad = image.storage.bytes(name);
    bad[1000] ^= 1;
    image.storage.damage(name, bad);
    MemoryTarget fresh = new MemoryTarget();
    RestoreReport report =
        operation.restore(named(document), fresh, all(), new Progress(), (s, i, r) -> {});
    assertThat(report.problems()).extracting(Problem::item).containsExactly("disk-0");
    byte[] partly = fresh.disks.get("disk-0").content;
    assertThat(partly).hasSize(disk.length);
    for (int i = 0; i < disk.length; i++) {
      if (partly[i] != disk[i] && partly[i] != 0) {
        throw new AssertionError("a wrong byte at " + i);
      }
    }
  }

  @Test
  void aDiskIsNamedLikeAFileWithOrWithoutASlashOrByAPattern() throws IOException {
    StoredSnapshot dump = new StoredSnapshot();
    dump.disks.put("shop.sql", random(30, 5_000));
    dump.disks.put("till.sql", random(31, 50));
    SnapshotDocument document = dump.store();
    RestoreOperation operation = dump.operation(settings);
    for (String asked : List.of("shop.sql", "/shop.sql", "/sh*.sql")) {
      MemoryTarget fresh = new MemoryTarget();
      operation.restore(
          named(document), fresh, with(List.of(asked)), new Progress(), (s, i, r) -> {});
      assertThat(fresh.disks.keySet()).as(asked).containsExactly("shop.sql");
    }
  }

  @Test
  void pathsThatMatchNothingAreAnErrorOfTheRequestOrOfTheItem() throws IOException {
    assertThatThrownBy(() -> restore(with(List.of("/nowhere", "no*"))))
        .isInstanceOf(NoSuchSnapshot.class)
        .hasMessage(
            "nothing in snapshot 01234567 matches '/nowhere' or 'no*'; see: firn ls 01234567");
    assertThat(target.nodes).isEmpty();

    RestoreReport report = restore(with(List.of("home/b", "home", "nowhere")));

    assertThat(report.problems()).extracting(Problem::item).containsExactly("nowhere");
    assertThat(target.at("home/c")).isNotNull();
  }

  /** The one with the contents. */
  private static ObjectName largestSegment(StoredSnapshot stored) throws IOException {
    SegmentRef largest = stored.index.segment(0);
    for (int i = 1; i < stored.index.segments(); i++) {
      SegmentRef segment = stored.index.segment(i);
      largest = segment.size() > largest.size() ? segment : largest;
    }
    return largest.id().objectName();
  }

  private ChunkId firstChunkOf(String path) throws IOException {
    ChunkReader reader =
        new RepositoryChunkReader(
            new SegmentFetcher(stored.storage),
            stored.index,
            stored.keys,
            new ReadAhead(1 << 20, 4 << 20, 4));
    TreeReader tree = new TreeReader(reader, snapshot.streams().getLast().root());
    StreamRoot content = tree.find(TreePath.of(path)).orElseThrow().content();
    StreamReader stream = new StreamReader(reader, content);
    ChunkRef ref = stream.next();
    while (ref.isHole()) {
      ref = stream.next();
    }
    return ref.id();
  }

  private void assertExact() {
    assertThat(target.nodes.keySet()).isEqualTo(stored.attributes.keySet());
    stored.contents.forEach(
        (path, content) ->
            assertThat(target.nodes.get(path).content).as("%s", path).isEqualTo(content));
    stored.attributes.forEach(
        (path, attributes) -> {
          assertThat(target.nodes.get(path).type).isEqualTo(attributes.type());
          assertThat(target.nodes.get(path).attributes.modified()).isEqualTo(StoredSnapshot.TIME);
        });
  }

  private RestoreReport restore(RestoreRequest request) throws IOException {
    return restore(request, target);
  }

  private RestoreReport restore(RestoreRequest request, MemoryTarget into) throws IOException {
    return stored
        .operation(settings)
        .restore(named(snapshot), into, request, new Progress(), (severity, item, reason) -> {});
  }

  static Snapshot named(SnapshotDocument document) {
    return new Snapshot("0123456789abcdef0123456789abcdef", document);
  }

  private static RestoreRequest all() {
    return with(List.of());
  }

  static RestoreRequest with(List<String> paths) {
    return new RestoreRequest(
        paths, List.of(), List.of(), 0, Overwrite.ALWAYS, false, false, false);
  }

  private static RestoreRequest with(Overwrite overwrite) {
    return new RestoreRequest(List.of(), List.of(), List.of(), 0, overwrite, false, false, false);
  }

  private static RestoreRequest verified() {
    return new RestoreRequest(
        List.of(), List.of(), List.of(), 0, Overwrite.ALWAYS, false, false, true);
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] sparse(long seed, int length) {
    byte[] bytes = random(seed, length);
    Arrays.fill(bytes, length / 4, length / 2, (byte) 0);
    return bytes;
  }
}
