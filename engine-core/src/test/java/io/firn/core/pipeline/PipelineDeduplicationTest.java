package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import io.firn.core.progress.Progress;
import io.firn.core.stream.StreamRoot;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is stored, how often, and in which blocks. */
@Timeout(60)
class PipelineDeduplicationTest {

  private final KeyRing keys = TestKeys.keys();
  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryRunIndex index = new MemoryRunIndex();

  private ChunkPipeline pipeline() throws IOException {
    return new ChunkPipeline(
        storage,
        keys,
        ChunkingParameters.DEFAULT,
        index,
        PipelineSettings.defaults().withWorkers(2).withReaders(4),
        new SecureRandom(),
        new Progress());
  }

  private static PendingStream write(ChunkPipeline pipeline, byte[] content) throws IOException {
    return pipeline.write(
        new ArrayReader(content, new Random(content.length)),
        Cutting.CONTENT_DEFINED,
        content.length);
  }

  private List<SegmentTable.Block> blocks() {
    List<SegmentTable.Block> blocks = new ArrayList<>();
    for (int i = 0; i < index.segments(); i++) {
      blocks.addAll(index.table(i).blocks());
    }
    return blocks;
  }

  @Test
  void theSameContentFromManyThreadsIsStoredOnce() throws Exception {
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      contents.add(Samples.text(new Random(i), 1 + i * i * 400));
    }
    Set<List<StreamRoot>> results = new HashSet<>();
    // The index of this test throws when it is told of a chunk twice.
    try (ChunkPipeline pipeline = pipeline();
        ExecutorService executor = Executors.newFixedThreadPool(6)) {
      Callable<List<StreamRoot>> writer =
          () -> {
            List<StreamRoot> roots = new ArrayList<>();
            for (byte[] content : contents) {
              roots.add(write(pipeline, content).await());
            }
            return roots;
          };
      for (Future<List<StreamRoot>> done : executor.invokeAll(List.of(writer, writer, writer))) {
        results.add(done.get());
      }
      pipeline.drain();
    }
    assertThat(results).hasSize(1);
  }

  /**
   * A place is more likely to lie in a long chunk than in a short one: 1.3 means, when cut at 1.
   */
  @Test
  void scatteredChangesInAFileThatHoldsADiskCostLessThanAMebibyteEach() throws IOException {
    int changes = 24;
    byte[] disk = Samples.random(new Random(5), 48 << 20);
    try (ChunkPipeline pipeline = pipeline()) {
      finely(pipeline, disk);
      long before = pipeline.statistics().newBytes();
      Random places = new Random(6);
      for (int i = 0; i < changes; i++) {
        disk[places.nextInt(disk.length)] ^= 1;
      }
      finely(pipeline, disk);
      assertThat(pipeline.statistics().newBytes() - before).isLessThan(changes * (1L << 20));
    }
  }

  private static void finely(ChunkPipeline pipeline, byte[] content) throws IOException {
    ArrayReader reader = new ArrayReader(content, new Random(7));
    pipeline.write(reader, Cutting.FINELY_DEFINED, content.length).await();
  }

  @Test
  void smallFilesShareBlocks() throws IOException {
    try (ChunkPipeline pipeline = pipeline()) {
      for (int i = 0; i < 3000; i++) {
        write(pipeline, Samples.text(new Random(i), 1000));
      }
      pipeline.drain();
    }
    assertThat(blocks()).hasSizeLessThanOrEqualTo(6);
    assertThat(index.segments()).isEqualTo(1);
  }

  @Test
  void fewNewFilesAmongManyKnownOnesShareABlockToo() throws IOException {
    Random random = new Random(1);
    try (ChunkPipeline pipeline = pipeline()) {
      for (int i = 0; i < 4000; i++) {
        byte[] content = Samples.random(random, 5000);
        if (i % 100 != 0) {
          index.know(keys.newChunkHasher().hash(ByteBuffer.wrap(content)));
        }
        write(pipeline, content);
      }
      pipeline.drain();
      assertThat(pipeline.statistics().newChunks()).isEqualTo(40);
    }
    assertThat(blocks()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void largeChunksAreBlocksOfTheirOwn() throws IOException {
    try (ChunkPipeline pipeline = pipeline()) {
      write(pipeline, Samples.random(new Random(2), 20 << 20));
      pipeline.drain();
    }
    assertThat(blocks().stream().filter(block -> block.lane() == Lane.DATA).toList())
        .hasSizeGreaterThan(8)
        .allMatch(block -> block.chunks().size() == 1 || block.length() < (3 << 19));
  }

  @Test
  void zerosAreHolesAndCostNothing() throws IOException {
    try (ChunkPipeline pipeline = pipeline()) {
      assertThat(write(pipeline, new byte[10 << 20]).await())
          .isEqualTo(new StreamRoot(0, Optional.empty(), 10 << 20));
      assertThat(write(pipeline, new byte[1]).await())
          .isEqualTo(new StreamRoot(0, Optional.empty(), 1));
      assertThat(write(pipeline, new byte[0]).await()).isEqualTo(StreamRoot.EMPTY);
      pipeline.drain();
    }
    assertThat(storage.traffic().requests(Verb.PUT)).isZero();
  }

  @Test
  void randomBytesAreStoredAndTextIsCompressed() throws IOException {
    try (ChunkPipeline pipeline = pipeline()) {
      write(pipeline, Samples.random(new Random(3), 400_000));
      pipeline.drain();
      assertThat(pipeline.statistics().storedBlocks()).isEqualTo(1);
      assertThat(pipeline.statistics().segmentBytes()).isBetween(400_000L, 400_300L);
      write(pipeline, Samples.text(new Random(4), 400_000));
      pipeline.drain();
      assertThat(pipeline.statistics().storedBlocks()).isEqualTo(1);
      assertThat(pipeline.statistics().segmentBytes()).isLessThan(600_000L);
    }
  }

  @Test
  void alignedContentIsCutTheSameWayWhereverItsHolesAre() throws IOException {
    byte[] disk = Samples.random(new Random(5), 7 << 20);
    Arrays.fill(disk, 1_000_000, 4_500_000, (byte) 0);
    StreamRoot read;
    StreamRoot skipped;
    try (ChunkPipeline pipeline = pipeline()) {
      read = pipeline.write(reader(disk), Cutting.ALIGNED, -1).await();
      skipped =
          pipeline.write(reader(disk).hole(1_000_000, 4_500_000), Cutting.ALIGNED, -1).await();
      pipeline.drain();
    }
    assertThat(skipped).isEqualTo(read);
  }

  private static ArrayReader reader(byte[] content) {
    return new ArrayReader(content, new Random(6));
  }
}
