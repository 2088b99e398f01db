package io.firn.core.index;

import static io.firn.core.index.IndexFixture.assertIn;
import static io.firn.core.index.IndexFixture.assertKnown;
import static io.firn.core.index.IndexFixture.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.RepositoryIndex.OnDamage;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of the pieces in the repository. */
class IndexLoadTest {

  @TempDir Path cache;

  private final IndexFixture repository = new IndexFixture(21);

  @Test
  void anEmptyRepositoryKnowsNothingAndAnEmptyFlushStoresNothing() throws IOException {
    try (RepositoryIndex index = repository.open(cache)) {
      assertThat(index.segments()).isZero();
      assertUnknown(index, repository.make.chunks(3));
      index.flush();
    }
    assertThat(StorageListing.all(repository.storage, "")).isEmpty();
  }

  @Test
  void aPieceWithoutEntriesIsNoTrouble() throws IOException {
    repository.piece(List.of(), repository.make.segment(), List.of());
    try (RepositoryIndex index = repository.open(cache)) {
      assertThat(index.segments()).isEqualTo(1);
      assertUnknown(index, repository.make.chunks(3));
    }
    repository.open(cache).close();
  }

  /** Each table is a mapping, and a process has only so many. */
  @Test
  void manyPiecesAreLoadedWithFewTablesAtATime() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(3 * IndexLoader.BATCH);
    List<ChunkId> gone = repository.make.chunks(2);
    RandomId old = repository.piece(List.of(), repository.make.segment(), gone);
    for (ChunkId chunk : chunks) {
      repository.piece(List.of(), repository.make.segment(), List.of(chunk));
    }
    repository.piece(List.of(old), repository.make.segment(), List.of());
    AtomicInteger most = new AtomicInteger();
    Storage watched =
        new ForwardingStorage(repository.storage) {
          @Override
          public ReadableByteChannel open(ObjectName name, long offset, long length)
              throws StorageException {
            try {
              most.accumulateAndGet(IndexFixture.tables(cache).size(), Math::max);
            } catch (IOException | UncheckedIOException e) {
              // A table was merged away while they were counted.
            }
            return super.open(name, offset, length);
          }
        };
    try (RepositoryIndex index =
        RepositoryIndex.open(watched, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      assertKnown(index, chunks);
      assertUnknown(index, gone);
      assertThat(most.get()).isBetween(10, 2 * IndexLoader.BATCH);
    }
    assertThat(IndexFixture.tables(cache)).hasSizeLessThanOrEqualTo(Merging.MOST_TABLES);
  }

  @Test
  void piecesAreFetchedOnce() throws IOException {
    List<ChunkId> chunks = new ArrayList<>();
    try (RepositoryIndex index = repository.open(cache)) {
      for (int i = 0; i < 30; i++) {
        chunks.addAll(repository.store(index, 5));
      }
    }
    InMemoryStorage client = repository.storage.reopen();
    try (RepositoryIndex index =
        RepositoryIndex.open(client, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      assertKnown(index, chunks);
    }
    assertThat(client.traffic().bytesDown()).isZero();
  }

  @Test
  void aSupersededPieceDoesNotCountWhetherItIsStillThereOrNot() throws IOException {
    SegmentRef old = repository.make.segment();
    SegmentRef fresh = repository.make.segment();
    List<ChunkId> kept = repository.make.chunks(20);
    List<ChunkId> dropped = repository.make.chunks(20);
    List<ChunkId> both = new ArrayList<>(kept);
    both.addAll(dropped);
    RandomId first = repository.piece(List.of(), old, both);
    repository.open(cache).close();
    repository.piece(List.of(first), fresh, kept);
    for (int round = 0; round < 2; round++) {
      try (RepositoryIndex cached = repository.open(cache);
          RepositoryIndex other = repository.openWithoutCache()) {
        for (RepositoryIndex index : List.of(cached, other)) {
          assertIn(index, fresh, kept);
          assertUnknown(index, dropped);
        }
      }
      repository.storage.delete(ObjectNames.indexPiece(first));
    }
  }

  @Test
  void aPieceThatIsGoneIsForgotten() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(20);
    RandomId piece = repository.piece(List.of(), repository.make.segment(), chunks);
    List<ChunkId> others = repository.make.chunks(20);
    repository.piece(List.of(), repository.make.segment(), others);
    repository.open(cache).close();
    repository.storage.delete(ObjectNames.indexPiece(piece));
    try (RepositoryIndex index = repository.open(cache)) {
      assertUnknown(index, chunks);
      assertKnown(index, others);
    }
  }

  @Test
  void aDamagedPieceIsNamedAndMayBeSkipped() throws IOException {
    List<ChunkId> sound = repository.make.chunks(20);
    repository.piece(List.of(), repository.make.segment(), sound);
    List<ChunkId> hit = repository.make.chunks(20);
    RandomId piece = repository.piece(List.of(), repository.make.segment(), hit);
    ObjectName name = ObjectNames.indexPiece(piece);
    byte[] bytes = repository.storage.bytes(name);
    bytes[bytes.length / 2] ^= 4;
    repository.storage.damage(name, bytes);
    assertThatThrownBy(() -> repository.open(cache))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(name.value());
    try (RepositoryIndex index =
        RepositoryIndex.open(
            repository.storage, repository.keys, Optional.of(cache), OnDamage.SKIP)) {
      assertThat(index.damagedPieces()).containsOnlyKeys(piece);
      assertKnown(index, sound);
      assertUnknown(index, hit);
    }
  }

  @Test
  void aDamagedPieceThatIsSupersededHarmsNobody() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(20);
    RandomId piece = repository.piece(List.of(), repository.make.segment(), chunks);
    repository.storage.damage(ObjectNames.indexPiece(piece), new byte[5]);
    repository.piece(List.of(piece), repository.make.segment(), chunks);
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
      assertThat(index.damagedPieces()).isEmpty();
    }
  }

  @Test
  void foreignObjectsBelowIndexArePassedOver() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(20);
    repository.piece(List.of(), repository.make.segment(), chunks);
    repository.storage.put(ObjectName.of("index/README"), Payload.of(new byte[3]));
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
    }
  }

  @Test
  void aFailedUploadLosesNothing() throws IOException {
    FaultyStorage failing =
        new FaultyStorage(repository.storage, 1)
            .script(Call.nth(Verb.PUT, 1), Fault.transientError());
    List<ChunkId> chunks = repository.make.chunks(20);
    try (RepositoryIndex index =
        RepositoryIndex.open(failing, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      index.uploaded(repository.make.segment(), repository.make.table(chunks));
      assertThatThrownBy(index::flush).isInstanceOf(StorageException.Transient.class);
      assertThat(index.unflushedChunks()).isEqualTo(20);
      index.flush();
      assertThat(index.unflushedChunks()).isZero();
      assertKnown(index, chunks);
    }
    failing.assertAllExercised();
    List<ObjectInfo> pieces = StorageListing.all(repository.storage, "index/");
    assertThat(pieces).hasSize(1);
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
    }
  }

  @Test
  void aListingThatBreaksOffIsAnErrorAndNoEmptyIndex() throws IOException {
    repository.piece(List.of(), repository.make.segment(), repository.make.chunks(3));
    FaultyStorage failing =
        new FaultyStorage(repository.storage, 1)
            .script(Call.nth(Verb.LIST, 1), Fault.transientError());
    assertThatThrownBy(
            () -> RepositoryIndex.open(failing, repository.keys, Optional.of(cache), OnDamage.FAIL))
        .isInstanceOf(StorageException.Transient.class);
    failing.assertAllExercised();
  }

  @Test
  void aLocalPieceThatTheListingLacksIsAskedFor() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(20);
    RandomId piece = repository.piece(List.of(), repository.make.segment(), chunks);
    repository.open(cache).close();
    LaggingListing lagging = new LaggingListing(repository.storage);
    lagging.hidden.add(ObjectNames.indexPiece(piece));
    try (RepositoryIndex index =
        RepositoryIndex.open(lagging, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      assertKnown(index, chunks);
    }
  }

  @Test
  void aGhostIsReportedUnlessSuperseded() throws IOException {
    List<ChunkId> chunks = repository.make.chunks(20);
    RandomId piece = repository.piece(List.of(), repository.make.segment(), chunks);
    LaggingListing lagging = new LaggingListing(repository.storage);
    ObjectInfo ghost = repository.storage.info(ObjectNames.indexPiece(piece));
    repository.storage.delete(ghost.name());
    lagging.ghosts.add(ghost);
    try (RepositoryIndex index =
        RepositoryIndex.open(lagging, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      assertThat(index.vanishedPieces()).containsExactly(piece);
      assertUnknown(index, chunks);
    }
    repository.piece(List.of(piece), repository.make.segment(), chunks);
    try (RepositoryIndex index =
        RepositoryIndex.open(lagging, repository.keys, Optional.of(cache), OnDamage.FAIL)) {
      assertThat(index.vanishedPieces()).isEmpty();
      assertKnown(index, chunks);
    }
  }
}
