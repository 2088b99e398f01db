package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.repair.RepairReport;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of index pieces, the segments are enough to make the index anew. */
class IndexRepairTest {

  private static final BackupSettings SETTINGS = ProofRepository.settings(64 << 10);

  @TempDir private Path folder;
  private Path source;
  private Path container;
  private Storage storage;
  private ProofRepository repository;

  /** The same without a cache. Kept, as each opening costs one evaluation of the KDF. */
  private ProofRepository uncached;

  private final List<String> snapshots = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();

  /** What becomes of a piece. */
  enum Harm {
    FLIPPED {
      @Override
      void to(Path piece) throws IOException {
        Tampering.flip(piece, (int) Files.size(piece) / 2);
      }
    },
    CUT {
      @Override
      void to(Path piece) throws IOException {
        byte[] bytes = Files.readAllBytes(piece);
        Files.delete(piece);
        Files.write(piece, Arrays.copyOf(bytes, bytes.length - 7));
      }
    },
    EMPTIED {
      @Override
      void to(Path piece) throws IOException {
        Files.delete(piece);
        Files.createFile(piece);
      }
    },
    REMOVED {
      @Override
      void to(Path piece) throws IOException {
        Files.delete(piece);
      }
    };

    abstract void to(Path piece) throws IOException;
  }

  @BeforeEach
  void makeThreeSnapshots() throws Exception {
    source = Files.createDirectory(folder.resolve("source"));
    container = folder.resolve("container");
    storage = Ground.folder(container).open();
    repository =
        ProofRepository.create(
            storage, ChunkingParameters.around(4096), Optional.of(folder.resolve("cache")));
    uncached = ProofRepository.open(storage, Optional.empty());
    Random random = new Random(7);
    for (int i = 0; i < 3; i++) {
      for (int file = 0; file < 5; file++) {
        byte[] content = new byte[20_000 + random.nextInt(20_000)];
        random.nextBytes(content);
        Files.write(source.resolve("file" + i + file), content);
      }
      snapshots.add(repository.backup(source, SETTINGS).snapshot().orElseThrow());
      copies.add(Copies.of(source, folder.resolve("copy" + i)));
    }
  }

  @AfterEach
  void closeAll() throws IOException {
    uncached.close();
    repository.close();
    storage.close();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void onePieceAfterTheOther(Harm harm) throws Exception {
    for (Path piece : pieces()) {
      harm.to(piece);
      assertNotClean(piece);
      RepairReport report = repository.repairIndex(false);
      assertThat(report.segments()).as("segments read again").isPositive();
      assertThat(report.unreadable()).isEmpty();
      assertThat(report.setAside().stream().map(RepairReport.Item::object))
          .isEqualTo(harm == Harm.REMOVED ? List.of() : List.of("index/" + piece.getFileName()));
      assertWhole();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allAtOnce(Harm harm) throws Exception {
    for (Path piece : pieces()) {
      harm.to(piece);
    }
    repository.repairIndex(false);
    assertWhole();
  }

  /** The pieces of a repair are pieces like others. */
  @Test
  void whatARepairWroteIsRepairedToo() throws Exception {
    for (int i = 0; i < 3; i++) {
      for (Path piece : pieces()) {
        Harm.CUT.to(piece);
      }
      repository.repairIndex(false);
      assertWhole();
    }
  }

  /** What a repair set aside is good again, and what the repair wrote is damaged. */
  @Test
  void aPieceMayComeBackAfterItsRepair() throws Exception {
    for (int i = 0; i < 3; i++) {
      for (Path piece : pieces()) {
        // Of one that was flipped before this makes a good one again.
        Harm.FLIPPED.to(piece);
      }
      repository.repairIndex(false);
      assertWhole();
    }
  }

  @Test
  void commandsSayWhatHelps() throws Exception {
    Harm.FLIPPED.to(pieces().getFirst());
    assertThatThrownBy(() -> uncached.restore(snapshots.getFirst(), folder.resolve("none")))
        .isInstanceOf(RepositoryException.Damaged.class)
        .hasMessageContaining("firn repair index");
    Harm.REMOVED.to(pieces().getFirst());
    assertThat(repository.check().findings())
        .anySatisfy(found -> assertThat(found.problem()).contains("firn repair index"));
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() throws Exception {
    Harm.CUT.to(pieces().getFirst());
    List<Path> before = pieces();
    RepairReport dry = repository.repairIndex(true);
    assertThat(pieces()).isEqualTo(before);
    RepairReport done = repository.repairIndex(false);
    assertThat(dry.setAside()).isEqualTo(done.setAside()).hasSize(1);
    assertThat(dry.segments()).isEqualTo(done.segments());
    assertThat(dry.chunks()).isEqualTo(done.chunks());
    assertThat(dry.piecesWritten()).isEqualTo(done.piecesWritten());
    assertThat(pieces()).hasSize(before.size() + (int) done.piecesWritten());
  }

  @Test
  void aSoundIndexIsLeftAlone() throws Exception {
    List<Path> before = pieces();
    RepairReport report = repository.repairIndex(false);
    assertThat(report.pieces()).isEqualTo(before.size());
    assertThat(report.piecesWritten()).isZero();
    assertThat(pieces()).isEqualTo(before);
  }

  /** Nothing is taken from the index before all is added; done again the repair goes on. */
  @Test
  void aRepairThatIsCutOffHarmsNothing() throws Exception {
    Harm.FLIPPED.to(pieces().getFirst());
    for (int put = 1; put <= 2; put++) {
      FaultyStorage faulty = new FaultyStorage(storage, 1);
      faulty.script(Call.nth(Verb.PUT, put).below("index/"), Fault.permanentError());
      try (ProofRepository failing = ProofRepository.open(faulty, Optional.empty())) {
        assertThatThrownBy(() -> failing.repairIndex(false))
            .isInstanceOf(StorageException.Permanent.class);
      }
      faulty.assertAllExercised();
      // After the second fault only the superseding piece is missing.
      assertThat(repository.check().isClean()).isFalse();
    }
    RepairReport rest = repository.repairIndex(false);
    assertThat(rest.segments()).as("segments that were entered before the kill").isZero();
    assertWhole();
  }

  /** What cannot be read is named, and the rest is entered all the same. */
  @Test
  void aSegmentWithoutATableIsNamed() throws Exception {
    for (Path piece : pieces()) {
      Harm.REMOVED.to(piece);
    }
    Path segment;
    try (Stream<Path> all = Files.walk(container.resolve("segments"))) {
      segment = all.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    Tampering.flip(segment, (int) Files.size(segment) - 1);
    RepairReport report = repository.repairIndex(false);
    assertThat(report.unreadable())
        .singleElement()
        .satisfies(item -> assertThat(item.object()).endsWith(segment.getFileName().toString()));
    assertThat(report.segments()).isPositive();
    assertThat(repository.check().isClean()).isFalse();
  }

  private void assertNotClean(Path piece) throws IOException {
    CheckReport report = repository.check();
    assertThat(report.isClean()).as("check without %s", piece.getFileName()).isFalse();
  }

  private void assertWhole() throws IOException {
    assertThat(repository.check().findings()).isEmpty();
    for (ProofRepository opened : List.of(repository, uncached)) {
      for (int i = 0; i < snapshots.size(); i++) {
        Path target = folder.resolve("restored");
        assertThat(opened.restore(snapshots.get(i), target).problems()).isEmpty();
        TreeComparison.assertSame(
            copies.get(i),
            Copies.below(target, source),
            "snapshot " + i + (opened == uncached ? ", no cache" : ""));
        Copies.remove(target);
      }
    }
  }

  private List<Path> pieces() throws IOException {
    try (Stream<Path> all = Files.list(container.resolve("index"))) {
      return all.sorted().toList();
    }
  }
}
