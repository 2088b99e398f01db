package io.firn.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.core.progress.Progress;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A restore that is killed at any of its changes leaves, under the names of the snapshot, files
 * that are finished and files that stood there before, and no others; and the next restore, by
 * whatever rule, finishes what it began.
 */
class KilledRestoreTest {

  private static final RestoreSettings SETTINGS =
      new RestoreSettings(1, 40, 9, 2, 64 << 10, 4096, 2);

  private final StoredSnapshot stored = new StoredSnapshot();
  private SnapshotDocument snapshot;

  @BeforeEach
  void store() throws IOException {
    stored
        .directory("d")
        .file("d/!first", random(1, 9_000))
        .file("d/big", sparse(2, 300_000))
        .file("d/empty", new byte[0])
        .file("d/hole", new byte[40 << 10])
        .file("d/link-a", random(3, 30_000))
        .link("d/link-b", "d/link-a")
        .directory("d/sub")
        .file("d/sub/small", random(4, 700))
        .symlink("d/sym", "elsewhere")
        .file("top", random(5, 60_000))
        .file("x".repeat(255), random(6, 10));
    snapshot = stored.store();
  }

  /** Into an empty place; whatever is there afterwards is right, so any rule may go on with it. */
  @ParameterizedTest
  @EnumSource(Overwrite.class)
  void leavesNothingHalfDone(Overwrite next) throws IOException {
    int killed = 0;
    while (true) {
      MemoryTarget target = new MemoryTarget();
      if (!dies(target, killed, Overwrite.ALWAYS)) {
        break;
      }
      assertFinishedOr(target, new MemoryTarget(), "killed at " + killed);
      restore(target, next);
      assertExact(target, "killed at %d, then %s".formatted(killed, next));
      killed++;
    }
    assertThat(killed).as("changes of one restore").isGreaterThan(40);
  }

  /** Over older files, of which some are equal in parts. */
  @ParameterizedTest
  @EnumSource(
      value = Overwrite.class,
      names = {"ALWAYS", "IF_CHANGED", "IF_NEWER"})
  void neverLeavesAFileThatIsHalfOldAndHalfNew(Overwrite next) throws IOException {
    MemoryTarget old = older();
    int killed = 0;
    while (true) {
      MemoryTarget target = older();
      if (!dies(target, killed, Overwrite.ALWAYS)) {
        break;
      }
      assertFinishedOr(target, old, "killed at " + killed);
      restore(target, next);
      assertExact(target, "killed at %d, then %s".formatted(killed, next));
      killed++;
    }
    assertThat(killed).as("changes of one restore").isGreaterThan(40);
  }

  @Test
  void goesOnWithWhatWasWritten() throws IOException {
    long whole = restore(new MemoryTarget(), Overwrite.ALWAYS).bytesWritten();
    long kept = 0;
    for (int killed = 0; killed < 40; killed++) {
      MemoryTarget target = new MemoryTarget();
      assertThat(dies(target, killed, Overwrite.ALWAYS)).isTrue();
      RestoreReport rest = restore(target, Overwrite.NEVER);
      kept += rest.bytesKept();
      assertThat(rest.bytesWritten() + rest.bytesKept()).isLessThanOrEqualTo(whole);
    }
    assertThat(kept).as("bytes of parts that were used").isGreaterThan(whole);
  }

  /** What a restore of another tree left is no base, but is not left lying about either. */
  @Test
  void removesWhatRestoresOfOtherTreesLeft() throws IOException {
    MemoryTarget target = new MemoryTarget();
    restore(target, Overwrite.ALWAYS);
    TreePath left = TreePath.of("d/.big.firn-0123456789abcdef");
    TreePath ofAnother = TreePath.of("d/.unknown.firn-0123456789abcdef");
    target.file(left);
    target.file(ofAnother);
    restore(target, Overwrite.ALWAYS);
    assertThat(target.nodes.keySet()).doesNotContain(left).contains(ofAnother);
  }

  /** A tree may hold what an aborted restore of an older one left, and restores it as it is. */
  @Test
  void aTreeMayHoldPartsOfOthers() throws IOException {
    MemoryTarget target = new MemoryTarget();
    assertThat(dies(target, 30, Overwrite.ALWAYS)).isTrue();
    TreePath left =
        target.nodes.keySet().stream()
            .filter(path -> Parts.isPart(path.name()))
            .findFirst()
            .orElseThrow();
    stored.file(left.toString(), random(7, 5_000));
    snapshot = stored.store();
    MemoryTarget fresh = new MemoryTarget();
    for (int i = 0; i < 2; i++) {
      restore(fresh, Overwrite.ALWAYS);
      assertThat(fresh.nodes.keySet()).isEqualTo(stored.attributes.keySet());
      stored.contents.forEach(
          (path, content) -> assertThat(fresh.nodes.get(path).content).isEqualTo(content));
      fresh.at("d/big").content[1] ^= 1;
    }
  }

  /** Whether the restore was killed before it ended. */
  private boolean dies(MemoryTarget target, int changes, Overwrite overwrite) throws IOException {
    DyingTarget dying = new DyingTarget(target, changes);
    try {
      stored
          .operation(SETTINGS)
          .restore(named(), dying, request(overwrite), new Progress(), (_, _, _) -> {});
    } catch (MediaException.Interrupted e) {
      // Thrown by the target once it is dead.
      assertThat(dying.isDead()).isTrue();
    }
    return dying.isDead();
  }

  private RestoreReport restore(MemoryTarget target, Overwrite overwrite) throws IOException {
    RestoreReport report =
        stored
            .operation(SETTINGS)
            .restore(named(), target, request(overwrite), new Progress(), (_, _, _) -> {});
    assertThat(report.problems()).isEmpty();
    return report;
  }

  private Snapshot named() {
    return new Snapshot("0123456789abcdef0123456789abcdef", snapshot);
  }

  private static RestoreRequest request(Overwrite overwrite) {
    return new RestoreRequest(List.of(), List.of(), List.of(), 0, overwrite, false, false, false);
  }

  /** Older files: cut, grown, with a changed middle, in full where a hole is stored, equal. */
  private static MemoryTarget older() throws IOException {
    MemoryTarget target = new MemoryTarget();
    byte[] big = sparse(2, 300_000);
    big[10_000] ^= 1;
    big[100_000] = 1;
    put(target, "d/big", big);
    put(target, "d/hole", random(11, 40 << 10));
    put(target, "d/link-a", Arrays.copyOf(random(3, 30_000), 29_000));
    put(target, "d/sub/small", random(12, 700));
    put(target, "top", Arrays.copyOf(random(5, 60_000), 70_000));
    put(target, "d/empty", random(13, 5));
    put(target, "d/!first", random(1, 9_000));
    return target;
  }

  private static void put(MemoryTarget target, String path, byte[] content) throws MediaException {
    target.file(TreePath.of(path));
    target.at(path).content = content;
    target.at(path).attributes =
        MemoryTarget.attributes(
            TreePath.of(path), FileType.FILE, StoredSnapshot.TIME.minus(Duration.ofDays(1)));
  }

  private void assertFinishedOr(MemoryTarget target, MemoryTarget old, String hint) {
    stored.contents.forEach(
        (path, content) -> {
          MemoryTarget.Node node = target.nodes.get(path);
          MemoryTarget.Node before = old.nodes.get(path);
          if (node == null) {
            return;
          }
          boolean unchanged =
              before != null
                  && Arrays.equals(node.content, before.content)
                  && node.attributes != null
                  && node.attributes.modified().equals(before.attributes.modified());
          if (!unchanged) {
            assertThat(node.content).as("%s: %s", hint, path).isEqualTo(content);
            assertThat(node.attributes).as("%s: attributes of %s", hint, path).isNotNull();
            assertThat(node.attributes.modified()).isEqualTo(StoredSnapshot.TIME);
          }
        });
  }

  private void assertExact(MemoryTarget target, String hint) {
    assertThat(target.nodes.keySet()).as(hint).isEqualTo(stored.attributes.keySet());
    stored.contents.forEach(
        (path, content) -> {
          MemoryTarget.Node node = target.nodes.get(path);
          assertThat(node.type).isEqualTo(FileType.FILE);
          assertThat(node.content).as("%s: %s", hint, path).isEqualTo(content);
          assertThat(node.attributes.modified()).as(hint).isEqualTo(StoredSnapshot.TIME);
        });
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
