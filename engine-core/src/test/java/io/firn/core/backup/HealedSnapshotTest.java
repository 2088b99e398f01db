package io.firn.core.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Payload;
import io.firn.core.chunk.ChunkId;
import io.firn.core.commit.LogView;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.Lane;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.SegmentId;
import io.firn.core.index.ChunkLocation;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.manifest.ManifestReader;
import io.firn.core.manifest.Roots;
import io.firn.core.progress.Progress;
import io.firn.core.read.SegmentScan;
import io.firn.core.repair.IndexRepair;
import io.firn.core.repair.RepairReport;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A snapshot that a later backup healed needs segments that its own manifest does not name. */
class HealedSnapshotTest {

  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryTree tree = new MemoryTree();
  private TestRepository tested;
  private Repository repository;
  private Snapshot healed;
  private SegmentId lost;
  private byte[] lostBytes;
  private Snapshot healer;

  @BeforeEach
  void healALostSegment() throws IOException {
    tested = TestRepository.create(storage);
    repository = tested.repository();
    tree.directory("d").file("d/kept", random(30_000, 1));
    tested.backup(tree);
    tree.file("d/lost", random(30_000, 2));
    tested.backup(tree);
    healed = tested.latest();
    lost = segmentOf(2);
    lostBytes = storage.bytes(lost.objectName());
    storage.delete(lost.objectName());
    assertThat(tested.check().quarantined()).isEqualTo(1);
    tree.file("d/more", random(30_000, 3));
    tested.backup(tree, new BackupRequest("", "host", List.of(), Optional.empty(), true, false));
    healer = tested.latest();
  }

  @AfterEach
  void close() throws IOException {
    tested.close();
  }

  @Test
  void isWhole() throws IOException {
    assertThat(segmentOf(2)).as("where the lost content is now").isNotEqualTo(lost);
    assertThat(tested.bytes(healed, "d/lost")).isEqualTo(random(30_000, 2));
    assertThat(tested.check().findings()).isEmpty();
  }

  /** The rule of the format's page, applied by a collector that keeps nothing else. */
  @Test
  void staysWholeWhenItsHealerIsForgottenAndTheRestCollected() throws IOException {
    repository
        .committer(SafetyTimes.of(Duration.ZERO))
        .remove(List.of(RandomId.parse(healer.id()).orElseThrow()));
    int before = segments().size();
    Set<SegmentId> kept = kept();
    for (ObjectInfo segment : segments()) {
      if (kept.stream().noneMatch(id -> id.objectName().equals(segment.name()))) {
        storage.delete(segment.name());
      }
    }
    assertThat(segments().size()).as("segments after collection").isLessThan(before);
    assertThat(tested.bytes(healed, "d/lost")).isEqualTo(random(30_000, 2));
    assertThat(tested.bytes(healed, "d/kept")).isEqualTo(random(30_000, 1));
    assertThat(tested.check().findings())
        .allSatisfy(found -> assertThat(found.snapshots()).as("%s", found).isEmpty());
  }

  /** A damaged segment can say itself what it held: also then both places are known. */
  @Test
  void staysCoveredWhenTheIndexIsMadeAnew() throws IOException {
    byte[] damaged = lostBytes.clone();
    damaged[100] ^= 1;
    storage.put(lost.objectName(), Payload.of(damaged));
    for (ObjectInfo piece : StorageListing.all(storage, ObjectKind.INDEX_PIECE.prefix())) {
      storage.delete(piece.name());
    }
    RepairReport report = new IndexRepair(repository, tested.clock()).run(false, new Progress());
    assertThat(report.piecesWritten()).as("the quarantined segment has its own").isBetween(2L, 3L);
    assertThat(report.unreadable()).isEmpty();
    assertThat(tested.check().findings()).isEmpty();
  }

  /** That a manifest names a lost segment excuses what was lost with it, and nothing else. */
  @Test
  void isExcusedOnlyForWhatWasLost() throws IOException {
    SnapshotDocument right = healer.document();
    SnapshotDocument wrong =
        new SnapshotDocument(
            right.version(),
            right.header(),
            right.time(),
            right.hostname(),
            right.user(),
            right.backupName(),
            right.media(),
            right.mode(),
            right.paths(),
            right.tags(),
            right.parent(),
            right.level(),
            right.partial(),
            right.program(),
            right.streams(),
            right.documents(),
            healed.document().manifest(),
            healed.document().manifestSegments(),
            right.statistics());
    RandomId id = repository.randomId();
    repository.snapshots().create(id, wrong);
    assertThat(tested.check().findings())
        .anySatisfy(
            found -> {
              assertThat(found.object()).isEqualTo("snapshots/" + id);
              assertThat(found.problem()).contains("its manifest does not name segment");
              // Of the new content and of the new metadata; the healed content is excused.
              assertThat(found.filesInAll()).isEqualTo(2);
            })
        .allSatisfy(found -> assertThat(found.snapshots()).containsExactly(id.toString()));
  }

  private List<ObjectInfo> segments() throws IOException {
    return StorageListing.all(storage, ObjectKind.SEGMENT.prefix());
  }

  /** Where the content made from a seed is found by readers. */
  private SegmentId segmentOf(long seed) throws IOException {
    byte[] content = random(30_000, seed);
    Set<ChunkId> chunks = new HashSet<>();
    for (ObjectInfo segment : segments()) {
      visit(
          segment,
          (lane, id, bytes) -> {
            byte[] chunk = new byte[bytes.remaining()];
            bytes.get(chunk);
            if (lane == Lane.DATA
                && new String(content, ISO_8859_1).contains(new String(chunk, ISO_8859_1))) {
              chunks.add(id);
            }
          });
    }
    try (RepositoryIndex index = repository.openIndexForReading()) {
      ChunkLocation found = index.find(chunks.iterator().next());
      return index.segment(found.segment()).id();
    }
  }

  private void visit(ObjectInfo segment, SegmentScan.Visitor visitor) throws IOException {
    SegmentId id = SegmentId.parse(segment.name().value().substring("segments/00/".length()));
    new SegmentScan(storage, repository.keys()).scan(id, (int) segment.size(), visitor);
  }

  private Set<SegmentId> kept() throws IOException {
    try (RepositoryIndex index = repository.openIndexForReading()) {
      Set<SegmentId> named = new HashSet<>();
      for (Snapshot snapshot : repository.snapshots().all()) {
        SnapshotDocument document = snapshot.document();
        document.manifestSegments().forEach(name -> named.add(SegmentId.parse(name)));
        ManifestReader names =
            new ManifestReader(repository.chunkReader(index), document.manifest());
        for (SegmentId name = names.next(); name != null; name = names.next()) {
          named.add(name);
        }
      }
      Set<SegmentId> quarantined = LogView.of(repository.log().refresh()).quarantined();
      Set<SegmentId> kept = new HashSet<>(named);
      for (ObjectInfo segment : segments()) {
        visit(
            segment,
            (_, chunk, _) -> {
              Set<SegmentId> places = index.places(chunk);
              places.stream()
                  .filter(at -> Roots.keep(at, places, named::contains, quarantined::contains))
                  .forEach(kept::add);
            });
      }
      return kept;
    }
  }

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
