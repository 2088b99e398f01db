package io.firn.core.restore;

import io.firn.api.media.MediaException;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.crypto.KeyRing;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkIndex;
import io.firn.core.read.BlockDecoder;
import io.firn.core.read.IdCheck;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.restore.ReadPlan.Block;
import io.firn.core.restore.ReadPlan.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches what was planned, many requests at once, and writes it: decoded, authenticated and
 * compared with its id before the first byte reaches a file.
 */
final class ContentFetcher {

  private final SegmentFetcher segments;
  private final ChunkIndex index;
  private final KeyRing keys;
  private final IdCheck ids;
  private final RestoreSettings settings;
  private final Counters counters;
  private final Semaphore slots;
  private final Deque<ByteBuffer> buffers = new ConcurrentLinkedDeque<>();
  private final Deque<BlockDecoder> decoders = new ConcurrentLinkedDeque<>();

  ContentFetcher(
      SegmentFetcher segments,
      ChunkIndex index,
      KeyRing keys,
      IdCheck ids,
      RestoreSettings settings,
      Counters counters) {
    this.segments = segments;
    this.index = index;
    this.keys = keys;
    this.ids = ids;
    this.settings = settings;
    this.counters = counters;
    this.slots = new Semaphore(settings.requests());
  }

  /**
   * Begins to write all these pieces; {@link Jobs#await} waits for the end. Blocks while all
   * buffers are in use.
   *
   * @param settle whether a piece that was written is settled; else a verification will do that
   */
  void write(Jobs jobs, List<Piece> wanted, boolean settle) throws MediaException {
    List<Request> requests = ReadPlan.of(wanted, settings.largestRequest(), settings.largestGap());
    for (Request request : requests) {
      if (!hasSlot(jobs)) {
        return;
      }
      jobs.submitWaiting(() -> fetch(jobs, request, settle));
    }
  }

  /** Waits for a buffer; false when the restore has failed, as nobody may give one back then. */
  private boolean hasSlot(Jobs jobs) throws MediaException {
    try {
      while (!slots.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        if (jobs.haveFailed()) {
          return false;
        }
      }
      return !jobs.haveFailed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted("the restore was interrupted", e);
    }
  }

  private void fetch(Jobs jobs, Request request, boolean settle) throws IOException {
    ByteBuffer buffer = buffer(request.length());
    boolean handedOver = false;
    try {
      SegmentRef segment = index.segment(request.segment());
      try {
        segments.fetch(segment, request.offset(), buffer);
      } catch (Damaged e) {
        fetchOneByOne(segment, request, buffer, settle);
        return;
      }
      counters.progress.bytesRead.add(request.length());
      AtomicInteger left = new AtomicInteger(request.blocks().size());
      handedOver = true;
      for (Block block : request.blocks()) {
        ByteBuffer sealed = buffer.slice(block.offset() - request.offset(), block.length());
        jobs.submit(
            () -> {
              try {
                decode(segment, block, sealed, settle);
              } finally {
                if (left.decrementAndGet() == 0) {
                  giveBack(buffer);
                }
              }
            });
      }
    } finally {
      if (!handedOver) {
        giveBack(buffer);
      }
    }
  }

  /** Of a segment whose tail is gone the blocks before it can still be had. */
  private void fetchOneByOne(SegmentRef segment, Request request, ByteBuffer buffer, boolean settle)
      throws IOException {
    for (Block block : request.blocks()) {
      ByteBuffer sealed = buffer.slice(0, block.length());
      try {
        segments.fetch(segment, block.offset(), sealed);
      } catch (Damaged e) {
        failed(block, e, settle);
        continue;
      }
      counters.progress.bytesRead.add(block.length());
      decode(segment, block, sealed.flip(), settle);
    }
  }

  private void decode(SegmentRef segment, Block block, ByteBuffer sealed, boolean settle)
      throws IOException {
    BlockDecoder decoder = decoders.pollFirst();
    if (decoder == null) {
      decoder = new BlockDecoder(keys);
    }
    try {
      ByteBuffer raw = decoder.decode(segment, block.offset(), sealed);
      Piece checked = null;
      for (Piece piece : block.pieces()) {
        ByteBuffer chunk = slice(raw, piece);
        boolean known = checked != null && checked.id.equals(piece.id);
        if (chunk != null && (known || ids.matches(piece.id, chunk))) {
          checked = piece;
          write(piece, chunk);
        } else {
          piece.content.fail("segment " + segment.id() + " holds another chunk than " + piece.id);
        }
        if (settle) {
          piece.content.settle();
        }
      }
    } catch (RepositoryException e) {
      failed(block, e, settle);
    } finally {
      decoders.addFirst(decoder);
    }
  }

  private static void failed(Block block, RepositoryException e, boolean settle)
      throws MediaException {
    for (Piece piece : block.pieces()) {
      piece.content.fail(e.getMessage());
      if (settle) {
        piece.content.settle();
      }
    }
  }

  private static ByteBuffer slice(ByteBuffer raw, Piece piece) {
    long place = piece.location.place();
    boolean inside =
        place >= 0
            && piece.location.length() == piece.length
            && place + piece.length <= raw.limit();
    return inside ? raw.slice((int) place, (int) piece.length) : null;
  }

  private void write(Piece piece, ByteBuffer chunk) throws MediaException {
    Content content = piece.content;
    if (content.isGivenUp()) {
      return;
    }
    try {
      content.acquire().writeAt(chunk, piece.position);
      counters.written(piece.length);
    } catch (MediaException.Full | MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      content.fail(e.getMessage());
    } finally {
      content.release();
    }
  }

  private ByteBuffer buffer(int length) {
    if (length > settings.largestRequest()) {
      // One block that is larger than a request should be: not worth keeping.
      return ByteBuffer.allocateDirect(length);
    }
    ByteBuffer buffer = buffers.pollFirst();
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(settings.largestRequest());
    }
    return buffer.clear().limit(length);
  }

  private void giveBack(ByteBuffer buffer) {
    if (buffer.capacity() == settings.largestRequest()) {
      buffers.addFirst(buffer);
    }
    slots.release();
  }
}
