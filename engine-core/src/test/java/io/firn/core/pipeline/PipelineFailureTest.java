package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.firn.api.media.MediaException;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import io.firn.core.progress.Progress;
import io.firn.core.stream.StreamRoot;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipelineFailureTest {

  private static final ChunkingParameters PARAMETERS = ChunkingParameters.around(4096);

  private final KeyRing keys = TestKeys.keys();
  private final InMemoryStorage memory = new InMemoryStorage();
  private final FaultyStorage storage = new FaultyStorage(memory, 1);
  private final MemoryRunIndex index = new MemoryRunIndex();
  private final StoredChunks stored = new StoredChunks(memory, index, keys);

  private ChunkPipeline pipeline(Storage target, Supplier<BlockCodec> codec) throws IOException {
    return pipeline(target, keys, codec);
  }

  private ChunkPipeline pipeline(Storage target, KeyRing ring, Supplier<BlockCodec> codec)
      throws IOException {
    PipelineSettings settings =
        PipelineSettings.defaults().withWorkers(2).withBudget(64 << 20).withMaxSegmentSize(100_000);
    return new ChunkPipeline(
        target, ring, PARAMETERS, index, settings, new SecureRandom(), new Progress(), codec);
  }

  private static ArrayReader randomContent(int seed, int length) {
    Random random = new Random(seed);
    return new ArrayReader(Samples.random(random, length), random);
  }

  @Test
  void theFirstStorageErrorReachesEveryCallAsWhatItWas() throws IOException {
    StorageException.Quota full = new StorageException.Quota("the disk is full", null);
    storage.script(
        Call.nth(Verb.PUT, 3),
        new Fault.Before(
            "full",
            () -> {
              throw full;
            }));
    try (ChunkPipeline pipeline = pipeline(storage, ZstdCodec::new)) {
      PendingStream first = pipeline.write(randomContent(1, 10), Cutting.ALIGNED, 10);
      first.await();
      Throwable seen =
          catchThrowable(
              () -> {
                pipeline.write(randomContent(2, 1 << 20), Cutting.CONTENT_DEFINED, -1);
                pipeline.drain();
              });
      assertThat(seen).isSameAs(full);
      assertThatThrownBy(pipeline::drain).isSameAs(full);
      assertThatThrownBy(() -> pipeline.write(randomContent(3, 10), Cutting.ALIGNED, 10))
          .isSameAs(full);
      assertThatThrownBy(() -> pipeline.writeChunk(ByteBuffer.allocate(1), Lane.METADATA))
          .isSameAs(full);
      assertThat(first.isDone()).isTrue();
    }
    storage.assertAllExercised();
  }

  @Test
  void aSegmentThatIsThereAlreadyIsAsGoodAsStored() throws IOException {
    storage.script(
        Call.nth(Verb.PUT, 1),
        new Fault.After(
            "answer says exists",
            () -> {
              throw new StorageException.Exists("there is one", null);
            }));
    byte[] content = Samples.text(new Random(4), 5000);
    StreamRoot root;
    try (ChunkPipeline pipeline = pipeline(storage, ZstdCodec::new)) {
      PendingStream pending =
          pipeline.write(new ArrayReader(content, new Random(4)), Cutting.ALIGNED, 5000);
      root = pending.await();
      pipeline.drain();
    }
    assertThat(stored.content(root)).isEqualTo(content);
    storage.assertAllExercised();
  }

  @Test
  void aReaderThatFailsLeavesTheOthersAlone() throws IOException {
    byte[] good = Samples.text(new Random(5), 3000);
    StreamRoot root;
    try (ChunkPipeline pipeline = pipeline(storage, ZstdCodec::new)) {
      MediaException broken = new MediaException.Failed("bad sector", null);
      ArrayReader reader = randomContent(6, 50_000).failAt(40_000, broken);
      PendingStream before =
          pipeline.write(new ArrayReader(good, new Random(5)), Cutting.CONTENT_DEFINED, 3000);
      assertThatThrownBy(() -> pipeline.write(reader, Cutting.CONTENT_DEFINED, 50_000))
          .isSameAs(broken);
      PendingStream after =
          pipeline.write(new ArrayReader(good, new Random(7)), Cutting.CONTENT_DEFINED, 3000);
      root = after.await();
      assertThat(before.await()).isEqualTo(root);
      pipeline.drain();
    }
    assertThat(stored.content(root)).isEqualTo(good);
  }

  /** A codec whose first {@code bad} results have one bit flipped. */
  private static Supplier<BlockCodec> flipping(AtomicInteger bad) {
    return () ->
        new BlockCodec() {
          private final BlockCodec zstd = new ZstdCodec();

          @Override
          public int compress(ByteBuffer raw, ByteBuffer target, int level) {
            int length = zstd.compress(raw, target, level);
            if (bad.getAndDecrement() > 0) {
              target.put(length / 2, (byte) (target.get(length / 2) ^ 4));
            }
            return length;
          }

          @Override
          public int decompress(ByteBuffer encoded, ByteBuffer target) {
            return zstd.decompress(encoded, target);
          }

          @Override
          public void close() {
            zstd.close();
          }
        };
  }

  @Test
  void aBlockThatDoesNotDecodeIsStoredUncompressedInAnotherPlace() throws IOException {
    byte[] content = Samples.text(new Random(8), 4000);
    StreamRoot root;
    try (ChunkPipeline pipeline = pipeline(storage, flipping(new AtomicInteger(1)))) {
      PendingStream pending =
          pipeline.write(new ArrayReader(content, new Random(8)), Cutting.ALIGNED, 4000);
      root = pending.await();
      pipeline.drain();
      assertThat(pipeline.statistics().storedBlocks()).isEqualTo(1);
    }
    assertThat(stored.content(root)).isEqualTo(content);
    SegmentTable.Block block = index.table(0).blocks().getFirst();
    byte[] segment = memory.bytes(index.segment(0).id().objectName());
    assertThat(block.offset()).isGreaterThan(32 + 24);
    for (int i = 32; i < block.offset(); i++) {
      assertThat(segment[i]).as("byte %d of the place given up", i).isZero();
    }
  }

  @Test
  void aMachineThatCannotReadBackWhatItWroteIsNotTrusted() throws IOException {
    KeyRing unreliable = new UnreliableKeys(keys);
    try (ChunkPipeline pipeline = pipeline(storage, unreliable, ZstdCodec::new)) {
      pipeline.write(
          new ArrayReader(Samples.text(new Random(9), 8000), new Random(9)), Cutting.ALIGNED, 8000);
      assertThatThrownBy(pipeline::drain)
          .isInstanceOf(RepositoryException.UnreliableMachine.class)
          .hasMessageContaining("memory");
    }
    assertThat(index.segments()).isZero();
    assertThat(memory.traffic().requests(Verb.PUT)).isZero();
  }

  @Test
  void closeEndsWhatHangsInTheStorage() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    storage.script(
        Call.nth(Verb.PUT, 1),
        new Fault.Before(
            "hangs",
            () -> {
              reached.countDown();
              new CountDownLatch(1).await();
            }));
    ChunkPipeline pipeline = pipeline(storage, ZstdCodec::new);
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  Throwable _ =
                      catchThrowable(
                          () -> {
                            pipeline.write(randomContent(10, 50_000_000), Cutting.ALIGNED, -1);
                            pipeline.drain();
                          });
                });
    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    long begun = System.nanoTime();
    pipeline.close();
    writer.join();
    assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
    storage.assertAllExercised();
  }
}
