package io.firn.core.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.chunk.Cutter;
import io.firn.core.chunk.FastCdc;
import io.firn.core.chunk.FixedCutter;
import io.firn.core.crypto.KeyRing;
import io.firn.core.format.Lane;
import io.firn.core.index.RunIndex;
import io.firn.core.progress.Progress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;

/**
 * The pipeline of one run, from content to stored segments; the package says how it works. Close it
 * when the run ends, by success or failure: that stops its threads and frees its memory.
 */
public final class ChunkPipeline implements ContentWriter, AutoCloseable {

  /** Bytes that {@link #writeChunk} takes. */
  private static final int MOST_METADATA = MemoryPlan.BLOCK;

  private final RunState run = new RunState();
  private final Arena arena = Arena.ofShared();
  private final Counters counters;
  private final KeyRing keys;
  private final RunIndex index;
  private final ChunkingParameters parameters;
  private final FastCdc fastCdc;
  private final FastCdc fineCdc;
  private final Uploads uploads;
  private final SegmentLanes lanes;
  private final TaskQueue tasks;
  private final Batches batches;
  private final Residues residues;
  private final MetadataLanes metadata;
  private final List<BlockCodec> codecs = new ArrayList<>();
  private final List<Thread> workers = new ArrayList<>();
  private final ArrayBlockingQueue<ChunkHasher> hashers = new ArrayBlockingQueue<>(4);
  private final List<PagePool> pools;
  private long fixedBytes;
  private boolean closed;

  /**
   * Starts a pipeline.
   *
   * @param storage with whatever retries and limits are wanted
   * @param random of cryptographic strength: gives the salts of segments
   * @param progress is moved; never null
   * @throws Refused when the settings do not fit the repository or each other
   */
  public ChunkPipeline(
      Storage storage,
      KeyRing keys,
      ChunkingParameters parameters,
      RunIndex index,
      PipelineSettings settings,
      SecureRandom random,
      Progress progress)
      throws Refused {
    this(storage, keys, parameters, index, settings, random, progress, ZstdCodec::new);
  }

  ChunkPipeline(
      Storage storage,
      KeyRing keys,
      ChunkingParameters parameters,
      RunIndex index,
      PipelineSettings settings,
      SecureRandom random,
      Progress progress,
      Supplier<BlockCodec> codec)
      throws Refused {
    MemoryPlan plan = MemoryPlan.of(settings, parameters);
    this.keys = keys;
    this.index = index;
    this.parameters = parameters;
    this.counters = new Counters(progress);
    this.fastCdc = new FastCdc(parameters, keys.chunkerSeed());
    this.fineCdc = new FastCdc(parameters.halved(), keys.chunkerSeed());
    this.tasks = new TaskQueue(run);
    PagePool sourcePages = new PagePool(run, arena, plan.sourcePageSize(), plan.sourcePages());
    this.batches = new Batches(run, sourcePages, tasks, settings.readers());
    PagePool slabs = new PagePool(run, arena, plan.slabSize(), plan.slabs());
    Page table = scratch(MemoryPlan.TABLE);
    FirstSegments first = new FirstSegments(System::nanoTime);
    this.uploads =
        new Uploads(run, slabs, table, storage, index, settings.uploads(), first, counters);
    this.lanes =
        new SegmentLanes(
            run,
            slabs,
            keys,
            random,
            plan.firstSegmentLimits(settings),
            plan.segmentLimits(settings),
            uploads);
    PagePool metadataPages = new PagePool(run, arena, MemoryPlan.BLOCK, MemoryPlan.METADATA_PAGES);
    this.pools = List.of(sourcePages, slabs, metadataPages);
    this.metadata = new MetadataLanes(run, metadataPages, tasks, batches, plan.block());
    this.residues = new Residues(run);
    LevelControl control = new LevelControl(settings.compression(), settings.workers());
    for (int i = 0; i < settings.workers(); i++) {
      BlockCodec own = codec.get();
      codecs.add(own);
      residues.giveBack(new RawBlock(Lane.DATA, scratch(MemoryPlan.BLOCK), plan.block()));
      Pressure pressure = new Pressure(control, uploads, first, System::nanoTime);
      BlockStore store =
          new BlockStore(
              lanes,
              own,
              pressure,
              scratch(plan.sourcePageSize()),
              scratch(plan.sourcePageSize()),
              counters);
      Worker worker =
          new Worker(
              run,
              tasks,
              pressure,
              index,
              keys.newChunkHasher(),
              store,
              plan.block(),
              residues,
              sourcePages,
              metadata,
              counters);
      workers.add(Thread.ofPlatform().daemon().name("firn-worker-" + i).start(worker));
    }
  }

  private Page scratch(int size) {
    fixedBytes += size;
    return Page.of(arena.allocate(size));
  }

  /** Off-heap memory that was allocated so far, without the compressors' own. */
  long allocatedBytes() {
    long pages = pools.stream().mapToLong(PagePool::allocatedBytes).sum();
    return fixedBytes + pages;
  }

  @Override
  public PendingStream write(ContentReader reader, Cutting cutting, long expectedLength)
      throws IOException {
    Cutter cutter =
        switch (cutting) {
          case CONTENT_DEFINED -> fastCdc.newCutter();
          case FINELY_DEFINED -> fineCdc.newCutter();
          case ALIGNED -> new FixedCutter(parameters.block());
          case WHOLE -> new FixedCutter(parameters.largest());
        };
    StreamAssembly stream = new StreamAssembly(batches, this::storeNode);
    new Intake(batches, reader, cutting, cutter, parameters, stream, counters)
        .readAll(expectedLength);
    return stream;
  }

  private ChunkId storeNode(ByteBuffer node) throws IOException {
    return writeChunk(node, Lane.METADATA).await();
  }

  @Override
  public PendingChunk writeChunk(ByteBuffer bytes, Lane lane) throws IOException {
    if (lane == Lane.DATA || !bytes.hasRemaining() || bytes.remaining() > MOST_METADATA) {
      throw new IllegalArgumentException(
          "no chunk of metadata: " + bytes.remaining() + " bytes for lane " + lane);
    }
    run.check();
    // Named by the caller's thread: metadata is a hundredth of the content, and needs its id soon.
    ChunkHasher hasher = hashers.poll();
    hasher = hasher == null ? keys.newChunkHasher() : hasher;
    ChunkId id = hasher.hash(bytes);
    hashers.offer(hasher);
    counters.chunk();
    if (index.claim(id) == RunIndex.CLAIMED) {
      counters.newChunk(bytes.remaining());
      metadata.add(lane, bytes, id);
    }
    return () -> id;
  }

  @Override
  public void drain() throws IOException {
    batches.holdBack();
    try {
      tasks.awaitEmpty();
      residues.submitAll(tasks);
      metadata.submitAll();
      tasks.awaitEmpty();
      lanes.closeAll();
      uploads.awaitNone();
    } finally {
      batches.resume();
    }
  }

  /** What has been done so far. */
  public PipelineStatistics statistics() {
    return counters.snapshot();
  }

  /**
   * Stops all threads and frees all memory. What was not drained is abandoned. Waits for storage
   * calls to answer to their interruption, and for the blocks that are being compressed.
   */
  @Override
  public void close() {
    synchronized (run) {
      if (closed) {
        return;
      }
      closed = true;
    }
    run.fail(new IllegalStateException("the pipeline is closed"));
    uploads.cancel();
    boolean interrupted = false;
    for (Thread worker : workers) {
      interrupted |= join(worker);
    }
    interrupted |= uploads.awaitEnd();
    codecs.forEach(BlockCodec::close);
    arena.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
