package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.Lane;
import io.firn.core.progress.Progress;
import io.firn.core.stream.StreamRoot;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChunkPipelineTest {

  private static final int MIB = 1 << 20;

  private final KeyRing keys = TestKeys.keys();
  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryRunIndex index = new MemoryRunIndex();
  private final Progress progress = new Progress();
  private final StoredChunks stored = new StoredChunks(storage, index, keys);

  private ChunkPipeline pipeline(ChunkingParameters parameters, PipelineSettings settings)
      throws IOException {
    return new ChunkPipeline(
        storage, keys, parameters, index, settings, new SecureRandom(), progress);
  }

  private static PipelineSettings settings() {
    return PipelineSettings.defaults()
        .withWorkers(2)
        .withBudget(128L * MIB)
        .withMaxSegmentSize(9 * MIB);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsBackWhateverWasWritten(long seed) throws IOException {
    Random random = new Random(seed);
    int average = 1 << random.nextInt(2, 14);
    ChunkingParameters parameters = ChunkingParameters.around(average);
    List<byte[]> contents = new ArrayList<>();
    List<StreamRoot> roots = new ArrayList<>();
    int segment = random.nextInt(8 * average + 1000, 300_000);
    try (ChunkPipeline pipeline = pipeline(parameters, settings().withMaxSegmentSize(segment))) {
      List<PendingStream> pending = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        byte[] content = Samples.mixed(random, random.nextInt(1, Math.min(40_000, 100 * average)));
        ArrayReader reader = new ArrayReader(content, random);
        if (content.length > 200 && random.nextBoolean()) {
          int from = random.nextInt(content.length - 100);
          reader.hole(from, random.nextInt(from + 1, content.length + 1));
        }
        Cutting cutting =
            List.of(Cutting.ALIGNED, Cutting.CONTENT_DEFINED, Cutting.FINELY_DEFINED)
                .get(random.nextInt(3));
        contents.add(content);
        pending.add(pipeline.write(reader, cutting, random.nextBoolean() ? -1 : content.length));
      }
      for (PendingStream stream : pending) {
        roots.add(stream.await());
        assertThat(stream.isDone()).isTrue();
      }
      pipeline.drain();
      assertThat(progress.bytesWritten.sum()).isEqualTo(pipeline.statistics().segmentBytes());
      assertThat(progress.bytesNew.sum()).isEqualTo(pipeline.statistics().newBytes());
    }
    for (int i = 0; i < contents.size(); i++) {
      assertThat(stored.content(roots.get(i)))
          .as("seed %d, content %d", seed, i)
          .isEqualTo(contents.get(i));
    }
    for (int i = 0; i < index.segments(); i++) {
      assertThat(index.segment(i).size()).isLessThanOrEqualTo(segment);
      assertThat(storage.bytes(index.segment(i).id().objectName()))
          .hasSize(index.segment(i).size());
    }
  }

  @Test
  void keepsTheLanesApart() throws IOException {
    byte[] bytes = Samples.text(new Random(1), 5000);
    try (ChunkPipeline pipeline =
        pipeline(ChunkingParameters.DEFAULT, settings().withBudget(192L * MIB))) {
      pipeline.write(new ArrayReader(bytes, new Random(2)), Cutting.CONTENT_DEFINED, 5000);
      pipeline.writeChunk(ByteBuffer.wrap(bytes, 0, 100), Lane.METADATA);
      pipeline.writeChunk(ByteBuffer.wrap(bytes, 0, 101), Lane.MANIFEST);
      pipeline.drain();
    }
    assertThat(index.segments()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(index.table(i).blocks()).hasSize(1);
    }
  }
}
