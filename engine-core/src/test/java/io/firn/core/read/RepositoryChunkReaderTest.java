package io.firn.core.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.index.ChunkLocation;
import io.firn.core.restore.StoredSnapshot;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepositoryChunkReaderTest {

  private final StoredSnapshot stored = new StoredSnapshot();
  private final List<ChunkId> chunks = new ArrayList<>();

  @BeforeEach
  void store() throws IOException {
    byte[] content = new byte[600_000];
    new Random(1).nextBytes(content);
    stored.file("file", content);
    RepositoryChunkReader reader = reader(1 << 20);
    TreeReader tree = new TreeReader(reader, stored.store().streams().getFirst().root());
    TreeRecord record = tree.next();
    StreamReader stream = new StreamReader(reader, record.content());
    for (ChunkRef ref = stream.next(); ref != null; ref = stream.next()) {
      chunks.add(ref.id());
    }
    assertThat(chunks).hasSizeGreaterThan(10);
  }

  @Test
  void aBlockThatManyWantAtOnceIsFetchedOnce() throws Exception {
    RepositoryChunkReader reader = reader(4 << 20);
    long before = stored.storage.traffic().requests(Verb.OPEN);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> reads = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        reads.add(threads.submit(() -> reader.read(chunks.getFirst()).remaining()));
      }
      for (Future<Integer> read : reads) {
        assertThat(read.get()).isPositive();
      }
    }
    assertThat(stored.storage.traffic().requests(Verb.OPEN) - before).isEqualTo(1);
  }

  @Test
  void whatWasAnnouncedIsFetchedTogether() throws IOException {
    RepositoryChunkReader reader = reader(4 << 20);
    long before = stored.storage.traffic().requests(Verb.OPEN);
    reader.prefetch(chunks);
    for (ChunkId chunk : chunks) {
      assertThat(reader.read(chunk).remaining()).isPositive();
    }
    // All lie next to each other, in one segment.
    assertThat(stored.storage.traffic().requests(Verb.OPEN) - before).isEqualTo(1);
  }

  @Test
  void aCacheOfNothingStillReads() throws IOException {
    RepositoryChunkReader reader = reader(0);
    for (ChunkId chunk : chunks) {
      assertThat(reader.read(chunk).remaining()).isPositive();
    }
  }

  @Test
  void damageNamesTheSegmentAndTheNextReadTriesAgain() throws IOException {
    ChunkId chunk = chunks.getFirst();
    ChunkLocation location = stored.index.find(chunk);
    ObjectName name = stored.index.segment(location.segment()).id().objectName();
    String segment = stored.index.segment(location.segment()).id().toString();
    byte[] good = stored.storage.bytes(name);
    byte[] bad = good.clone();
    bad[location.blockOffset() + 20] ^= 1;
    stored.storage.damage(name, bad);
    RepositoryChunkReader reader = reader(1 << 20);
    assertThatThrownBy(() -> reader.read(chunk))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(segment);
    stored.storage.damage(name, good);
    assertThat(reader.read(chunk).remaining()).isEqualTo(location.length());
    stored.storage.delete(name);
    assertThatThrownBy(() -> reader(1 << 20).read(chunk))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(segment + " is missing");
  }

  @Test
  void anUnknownChunkIsDamage() {
    assertThatThrownBy(() -> reader(0).read(new ChunkId(1, 2, 3, 4)))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("no segment");
  }

  private RepositoryChunkReader reader(long cache) {
    return new RepositoryChunkReader(
        new SegmentFetcher(stored.storage),
        stored.index,
        stored.keys,
        new ReadAhead(cache, 4 << 20, 4));
  }
}
