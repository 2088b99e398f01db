package io.firn.bench.limit;

import io.firn.bench.pipeline.SourceFile;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.chunk.Cutter;
import io.firn.core.chunk.FastCdc;
import io.firn.core.chunk.FixedCutter;
import io.firn.core.crypto.KeyRing;
import io.firn.core.pipeline.Cutting;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Does with a file what a backup of it cannot leave out, on one thread, and times each step. */
final class Primitives implements AutoCloseable {

  /** The engine's: a block of several small chunks. */
  private static final int BLOCK = 1 << 20;

  private final StepClock clock = new StepClock();
  private final SourceFile source;
  private final int fileLength;
  private final boolean compressible;
  private final ChunkHasher hasher;
  private final Cutter cutter;
  private final ByteBuffer page;
  private final BareBlock block;
  private final BareSegment segment;

  Primitives(LimitSetting setting, SourceFile source, KeyRing keys)
      throws GeneralSecurityException, IOException {
    ChunkingParameters chunking = setting.chunking();
    this.source = source;
    this.fileLength = setting.fileLength;
    this.compressible = setting.isCompressible();
    this.hasher = keys.newChunkHasher();
    this.cutter =
        setting.chunkKind.cutting() == Cutting.ALIGNED
            ? new FixedCutter(chunking.block())
            : new FastCdc(chunking, keys.chunkerSeed()).newCutter();
    this.page = ByteBuffer.allocateDirect(Math.max(chunking.largest(), BLOCK));
    this.block = new BareBlock(clock, setting.level(), page.capacity());
    this.segment = new BareSegment(clock, LimitSetting.SEGMENT, setting.storage);
  }

  /** All of the file once. */
  Map<Step, Long> run() throws GeneralSecurityException, IOException {
    clock.clear();
    if (fileLength < BLOCK) {
      smallFiles();
    } else {
      largeFile();
    }
    segment.finish();
    return clock.nanos();
  }

  /** Each file is a chunk; what fits into a block is compressed together. */
  private void smallFiles() throws GeneralSecurityException, IOException {
    for (int at = 0; at < source.length(); ) {
      page.clear();
      clock.begin();
      while (at < source.length() && page.position() + fileLength <= BLOCK) {
        int end = page.position() + Math.min(fileLength, source.length() - at);
        at += read(page.limit(end), at);
        page.limit(page.capacity());
      }
      clock.end(Step.READ);
      page.flip();
      clock.begin();
      for (int from = 0; from < page.limit(); from += fileLength) {
        hasher.hash(page.slice(from, Math.min(fileLength, page.limit() - from)));
      }
      clock.end(Step.NAME);
      through(0, page.limit());
    }
  }

  private void largeFile() throws GeneralSecurityException, IOException {
    cutter.reset();
    page.clear();
    int scanned = 0;
    for (int at = 0; at < source.length(); ) {
      clock.begin();
      at += read(page, at);
      clock.end(Step.READ);
      int end = page.position();
      int rest = chunks(scanned, end, at == source.length());
      scanned = end - rest;
      // Not timed: a ring of pages would need no copy.
      page.limit(end).position(rest);
      page.compact();
    }
  }

  /** All whole chunks of the page; returns where the rest begins. */
  private int chunks(int scanned, int end, boolean last)
      throws GeneralSecurityException, IOException {
    MemorySegment bytes = MemorySegment.ofBuffer(page.duplicate().clear());
    int start = 0;
    int from = scanned;
    while (start < end) {
      clock.begin();
      int cut = cutter.next(bytes, from, end);
      clock.end(Step.CUT);
      if (cut < 0 && !last) {
        return start;
      }
      int to = cut < 0 ? end : cut;
      hasher.hash(page.slice(start, to - start));
      clock.end(Step.NAME);
      through(start, to);
      start = to;
      from = to;
    }
    return end;
  }

  private void through(int from, int to) throws GeneralSecurityException, IOException {
    int length = to - from;
    block.through(page.slice(from, length), compressible, segment.roomFor(length + 64));
  }

  private int read(ByteBuffer target, int at) throws IOException {
    int begin = target.position();
    while (target.hasRemaining()) {
      int n = source.read(target, at + target.position() - begin);
      if (n < 0) {
        break;
      }
    }
    return target.position() - begin;
  }

  @Override
  public void close() throws IOException {
    block.close();
    segment.close();
  }
}
