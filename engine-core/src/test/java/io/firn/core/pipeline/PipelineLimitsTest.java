package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.Refused;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings allow, and that the least of them is enough. */
@Timeout(120)
class PipelineLimitsTest {

  private static final ChunkingParameters SMALL = ChunkingParameters.around(2048);

  private final KeyRing keys = TestKeys.keys();
  private final InMemoryStorage storage = new InMemoryStorage();
  private final MemoryRunIndex index = new MemoryRunIndex();
  private final StoredChunks stored = new StoredChunks(storage, index, keys);

  private static PipelineSettings settings() {
    return PipelineSettings.defaults().withWorkers(2);
  }

  /** The figure that the refusal names. */
  private static long refused(PipelineSettings settings, ChunkingParameters parameters) {
    List<Long> figures = new ArrayList<>();
    assertThatThrownBy(() -> MemoryPlan.of(settings, parameters))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              Matcher figure = Pattern.compile("at least ([0-9,]+)").matcher(e.getMessage());
              assertThat(figure.find()).as(e.getMessage()).isTrue();
              figures.add(Long.parseLong(figure.group(1).replace(",", "")));
            });
    return figures.getFirst();
  }

  @Test
  void aSegmentHasToHoldTheLargestChunk() throws IOException {
    long least = refused(settings().withMaxSegmentSize(1 << 20), ChunkingParameters.DEFAULT);
    assertThat(least).isBetween(4L << 20, (4L << 20) + 200);
    MemoryPlan.of(settings().withMaxSegmentSize((int) least), ChunkingParameters.DEFAULT);
    assertThat(refused(settings().withMaxSegmentSize((int) least - 1), ChunkingParameters.DEFAULT))
        .isEqualTo(least);
  }

  @Test
  void aBudgetThatIsTooSmallIsToldTheLeast() throws IOException {
    long least = refused(settings().withBudget(1), ChunkingParameters.DEFAULT);
    PipelineSettings fitting = settings().withBudget(least);
    assertThat(MemoryPlan.of(fitting, ChunkingParameters.DEFAULT).total())
        .isLessThanOrEqualTo(least);
    assertThat(refused(settings().withBudget(least - 1), ChunkingParameters.DEFAULT))
        .isEqualTo(least);
  }

  @Test
  void thePlanIsNeverAboveTheBudget() throws IOException {
    for (int mib = 128; mib < 4096; mib = mib * 3 / 2) {
      MemoryPlan plan =
          MemoryPlan.of(settings().withBudget((long) mib << 20), ChunkingParameters.DEFAULT);
      assertThat(plan.total()).isLessThanOrEqualTo((long) mib << 20).isGreaterThan(mib << 19);
    }
  }

  @Test
  void countsHaveToBePositive() {
    for (PipelineSettings wrong :
        List.of(settings().withWorkers(0), settings().withReaders(0), settings().withUploads(0))) {
      assertThatThrownBy(() -> MemoryPlan.of(wrong, SMALL)).isInstanceOf(Refused.class);
    }
  }

  /** Workers, readers, threads that write, bytes of a segment. */
  @ParameterizedTest
  @CsvSource({"1,1,1,20000", "1,1,6,30000", "2,3,6,40000", "16,1,4,30000", "16,4,8,300000"})
  void theLeastBudgetIsEnough(int workers, int readers, int threads, int segment) throws Exception {
    PipelineSettings wanted =
        PipelineSettings.defaults()
            .withWorkers(workers)
            .withReaders(readers)
            .withUploads(1)
            .withMaxSegmentSize(segment)
            .withBudget(1);
    long least = refused(wanted, SMALL);
    List<Callable<List<Written>>> writers = new ArrayList<>();
    try (ChunkPipeline pipeline =
            new ChunkPipeline(
                storage,
                keys,
                SMALL,
                index,
                wanted.withBudget(least),
                new SecureRandom(),
                new Progress());
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        long seed = 100L * threads + i;
        writers.add(() -> write(pipeline, new Random(seed)));
      }
      List<Written> written = new ArrayList<>();
      for (Future<List<Written>> done : executor.invokeAll(writers)) {
        written.addAll(done.get());
      }
      pipeline.drain();
      assertThat(pipeline.allocatedBytes()).isLessThanOrEqualTo(least);
      for (Written one : written) {
        assertThat(stored.content(one.root)).isEqualTo(one.content);
      }
    }
  }

  private record Written(byte[] content, StreamRoot root) {}

  /** Large and small contents, metadata and drains, as one thread of a run does. */
  private static List<Written> write(ChunkPipeline pipeline, Random random) throws IOException {
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int length = random.nextInt(8) == 0 ? random.nextInt(3 << 18) : random.nextInt(5000);
      byte[] content = Samples.mixed(random, length);
      Cutting cutting = random.nextBoolean() ? Cutting.ALIGNED : Cutting.CONTENT_DEFINED;
      PendingStream stream = pipeline.write(new ArrayReader(content, random), cutting, length);
      pipeline.writeChunk(ByteBuffer.wrap(Samples.random(random, 3000)), Lane.METADATA);
      pipeline.writeChunk(ByteBuffer.wrap(Samples.random(random, 300)), Lane.MANIFEST);
      if (random.nextInt(6) == 0) {
        pipeline.drain();
      }
      written.add(new Written(content, stream.await()));
    }
    return written;
  }
}
