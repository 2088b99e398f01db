package io.firn.core.read;

import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.ChunkLocation;
import io.firn.core.read.BlockCache.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Brings blocks into the cache: one when it is missed, or runs of neighbours ahead of time. */
final class BlockLoader {

  /** Bytes between two blocks that are fetched together. */
  private static final int LARGEST_GAP = 256 << 10;

  private final SegmentFetcher fetcher;
  private final ChunkIndex index;
  private final KeyRing keys;
  private final BlockCache cache;
  private final Deque<Workspace> free = new ConcurrentLinkedDeque<>();
  private final int largestRun;
  private final Semaphore ahead;

  BlockLoader(
      SegmentFetcher fetcher, ChunkIndex index, KeyRing keys, BlockCache cache, ReadAhead ahead) {
    this.fetcher = fetcher;
    this.index = index;
    this.keys = keys;
    this.cache = cache;
    this.largestRun = ahead.largestRun();
    this.ahead = new Semaphore(ahead.runs());
  }

  /** The raw block that holds a chunk. */
  byte[] load(ChunkLocation location) throws IOException {
    Place place = new Place(location.segment(), location.blockOffset());
    Optional<CompletableFuture<byte[]>> claimed = cache.claim(place);
    if (claimed.isPresent()) {
      fetch(List.of(new Wanted(place, location.blockLength(), claimed.get())));
      return BlockCache.await(claimed.get());
    }
    Optional<CompletableFuture<byte[]>> known = cache.find(place);
    return known.isPresent() ? BlockCache.await(known.get()) : load(location);
  }

  void prefetch(List<ChunkId> soon) {
    List<Wanted> wanted = new ArrayList<>();
    for (ChunkId id : soon) {
      ChunkLocation location = locate(id);
      if (location != null) {
        Place place = new Place(location.segment(), location.blockOffset());
        cache
            .claim(place)
            .ifPresent(claim -> wanted.add(new Wanted(place, location.blockLength(), claim)));
      }
    }
    wanted.sort(
        Comparator.comparingInt((Wanted w) -> w.place().segment())
            .thenComparingInt(w -> w.place().offset()));
    for (List<Wanted> run : runs(wanted)) {
      Thread.ofVirtual().name("firn-read-ahead").start(() -> fetchAhead(run));
    }
  }

  private ChunkLocation locate(ChunkId id) {
    try {
      return index.find(id);
    } catch (IOException e) {
      // Whoever reads the chunk will meet it again and can tell it.
      return null;
    }
  }

  private List<List<Wanted>> runs(List<Wanted> wanted) {
    List<List<Wanted>> runs = new ArrayList<>();
    List<Wanted> run = List.of();
    for (Wanted block : wanted) {
      if (run.isEmpty() || !block.joins(run.getFirst(), run.getLast(), largestRun)) {
        run = new ArrayList<>();
        runs.add(run);
      }
      run.add(block);
    }
    return runs;
  }

  private void fetchAhead(List<Wanted> run) {
    ahead.acquireUninterruptibly();
    try {
      fetch(run);
    } finally {
      ahead.release();
    }
  }

  /** Fetches neighbours with one request; what goes wrong is told to those who wait for them. */
  private void fetch(List<Wanted> run) {
    Workspace workspace = free.pollFirst();
    if (workspace == null) {
      workspace = new Workspace(new BlockDecoder(keys));
    }
    int from = run.getFirst().place().offset();
    long end = run.getLast().end();
    try {
      SegmentRef segment = index.segment(run.getFirst().place().segment());
      ByteBuffer sealed = workspace.sealed(Math.toIntExact(end - from));
      fetcher.fetch(segment, from, sealed);
      for (Wanted block : run) {
        decode(workspace.decoder, segment, block, sealed, from);
      }
      free.addFirst(workspace);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      run.stream()
          .filter(block -> !block.claim().isDone())
          .forEach(block -> cache.failed(block.place(), block.claim(), e));
    }
  }

  private void decode(
      BlockDecoder decoder, SegmentRef segment, Wanted block, ByteBuffer sealed, int from) {
    int offset = block.place().offset();
    try {
      ByteBuffer raw = decoder.decode(segment, offset, sealed.slice(offset - from, block.length()));
      byte[] kept = new byte[raw.remaining()];
      raw.get(kept);
      cache.loaded(block.claim(), kept);
    } catch (IOException e) {
      cache.failed(block.place(), block.claim(), e);
    }
  }

  /** A block to load and those who wait for it. */
  private record Wanted(Place place, int length, CompletableFuture<byte[]> claim) {

    long end() {
      return (long) place.offset() + length;
    }

    boolean joins(Wanted first, Wanted last, int largestRun) {
      return place.segment() == last.place.segment()
          && place.offset() >= last.end()
          && place.offset() - last.end() <= LARGEST_GAP
          && end() - first.place.offset() <= largestRun;
    }
  }

  /** Buffers of one load. */
  private static final class Workspace {

    private final BlockDecoder decoder;
    private ByteBuffer sealed = ByteBuffer.allocateDirect(1 << 20);

    Workspace(BlockDecoder decoder) {
      this.decoder = decoder;
    }

    ByteBuffer sealed(int length) {
      if (sealed.capacity() < length) {
        sealed = ByteBuffer.allocateDirect(Math.max(length, 2 * sealed.capacity()));
      }
      return sealed.clear().limit(length);
    }
  }
}
