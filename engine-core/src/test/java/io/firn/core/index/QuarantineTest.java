package io.firn.core.index;

import static io.firn.core.index.IndexFixture.assertIn;
import static io.firn.core.index.IndexFixture.assertKnown;
import static io.firn.core.index.IndexFixture.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkId;
import io.firn.core.format.SegmentRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that are lost are healed by the next backup, and stay healed. */
class QuarantineTest {

  @TempDir Path cache;

  private final IndexFixture repository = new IndexFixture(31);

  @Test
  void chunksOfALostSegmentAreStoredAgainAndThenFound() throws IOException {
    SegmentRef lost = repository.make.segment();
    SegmentRef sound = repository.make.segment();
    List<ChunkId> hit = repository.make.chunks(40);
    List<ChunkId> others = repository.make.chunks(40);
    SegmentRef healed = repository.make.segment();
    try (RepositoryIndex index = repository.open(cache)) {
      repository.store(index, lost, hit);
      repository.store(index, sound, others);
      assertThat(index.quarantine(List.of(lost.id()))).isEqualTo(1);
      assertUnknown(index, hit);
      assertKnown(index, others);
      assertThat(index.claim(others.getFirst())).isNotNegative();
      for (ChunkId chunk : hit) {
        assertThat(index.claim(chunk)).isEqualTo(RunIndex.CLAIMED);
      }
      repository.store(index, healed, hit);
      assertIn(index, healed, hit);
    }
    // Merged with the old places many times over, the new ones are still there.
    try (RepositoryIndex index = repository.open(cache)) {
      for (int i = 0; i < 20; i++) {
        repository.store(index, 10 + i);
      }
    }
    try (RepositoryIndex cached = repository.open(cache);
        RepositoryIndex other = repository.openWithoutCache()) {
      for (RepositoryIndex index : List.of(cached, other)) {
        assertKnown(index, hit);
        index.quarantine(List.of(lost.id()));
        assertIn(index, healed, hit);
        assertIn(index, sound, others);
      }
    }
  }

  @Test
  void aSegmentThatThisRunHasJustUploadedIsForgottenToo() throws IOException {
    SegmentRef lost = repository.make.segment();
    SegmentRef again = repository.make.segment();
    List<ChunkId> hit = repository.make.chunks(10);
    try (RepositoryIndex index = repository.open(cache)) {
      assertThat(index.claim(hit.getFirst())).isEqualTo(RunIndex.CLAIMED);
      index.uploaded(lost, repository.make.table(hit));
      assertThat(index.quarantine(List.of(lost.id()))).isEqualTo(1);
      assertUnknown(index, hit);
      for (ChunkId chunk : hit) {
        assertThat(index.claim(chunk)).isEqualTo(RunIndex.CLAIMED);
      }
      index.uploaded(again, repository.make.table(hit));
      assertIn(index, again, hit);
    }
  }

  @Test
  void aSegmentThatTheIndexDoesNotNameIsNoTrouble() throws IOException {
    try (RepositoryIndex index = repository.open(cache)) {
      repository.store(index, 10);
      assertThat(index.quarantine(List.of(repository.make.segment().id()))).isZero();
    }
  }
}
