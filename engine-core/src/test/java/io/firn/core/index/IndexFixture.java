package io.firn.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Payload;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.IndexPieceWriter;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.RepositoryIndex.OnDamage;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A repository that holds nothing but an index. */
final class IndexFixture {

  final InMemoryStorage storage = new InMemoryStorage();
  final SplittableRandom random;
  final RandomSegments make;
  final PlainKeys keys = new PlainKeys();

  IndexFixture(long seed) {
    random = new SplittableRandom(seed);
    make = new RandomSegments(random);
  }

  RepositoryIndex open(Path cache) throws IOException {
    return RepositoryIndex.open(storage, keys, Optional.of(cache), OnDamage.FAIL);
  }

  RepositoryIndex openWithoutCache() throws IOException {
    return RepositoryIndex.open(storage, keys, Optional.empty(), OnDamage.FAIL);
  }

  /** Stores so many chunks in one segment and one piece. */
  List<ChunkId> store(RepositoryIndex index, int count) throws IOException {
    List<ChunkId> chunks = make.chunks(count);
    store(index, make.segment(), chunks);
    return chunks;
  }

  void store(RepositoryIndex index, SegmentRef segment, List<ChunkId> chunks) throws IOException {
    index.uploaded(segment, make.table(chunks));
    index.flush();
  }

  /** Stores a piece as another program would, here a collector. */
  RandomId piece(List<RandomId> superseded, SegmentRef segment, List<ChunkId> chunks)
      throws IOException {
    RandomId id = new RandomId(random.nextLong(), random.nextLong());
    IndexPieceWriter writer = new IndexPieceWriter(superseded, List.of(segment), chunks.size());
    for (ChunkId chunk : chunks.stream().sorted().toList()) {
      writer.add(chunk.w0(), chunk.w1(), 0, 32, 100, 0, 50);
    }
    byte[] sealed = keys.seal(SealedKind.INDEX, ObjectNames.indexPiece(id), writer.finish());
    storage.put(ObjectNames.indexPiece(id), Payload.of(sealed));
    return id;
  }

  static void assertKnown(RepositoryIndex index, List<ChunkId> chunks) throws IOException {
    for (ChunkId chunk : chunks) {
      assertThat(index.find(chunk)).isNotNull();
    }
  }

  static void assertIn(RepositoryIndex index, SegmentRef segment, List<ChunkId> chunks)
      throws IOException {
    for (ChunkId chunk : chunks) {
      ChunkLocation found = index.find(chunk);
      assertThat(found).isNotNull();
      assertThat(index.segment(found.segment()).id()).isEqualTo(segment.id());
    }
  }

  static void assertUnknown(RepositoryIndex index, List<ChunkId> chunks) throws IOException {
    for (ChunkId chunk : chunks) {
      assertThat(index.find(chunk)).isNull();
    }
  }

  /** The tables in a cache folder, the largest first. */
  static List<Path> tables(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .filter(file -> file.toString().endsWith(".table"))
          .sorted(Comparator.comparingLong(IndexFixture::size).reversed())
          .toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
