package io.firn.core.pipeline;

import io.firn.core.RepositoryException.Refused;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.SegmentHeader;

/**
 * What the budget is spent on. Everything but the slabs is fixed by the settings; the slabs get the
 * rest, and must be enough for one segment and one slab more.
 *
 * @param sourcePageSize bytes of a page that sources are read into: holds the largest chunk
 * @param sourcePages one for each reader and worker, two to go on with
 * @param slabSize bytes of a page of a segment: holds the largest sealed block and a table
 * @param slabs pages of segments in all
 * @param block when a block of several chunks is full
 * @param fixed bytes spent on all but slabs
 */
record MemoryPlan(
    int sourcePageSize, int sourcePages, int slabSize, int slabs, BlockLimit block, long fixed) {

  /** Raw bytes of a block of several chunks: a solid archive compresses little better. */
  static final int BLOCK = 1 << 20;

  /** Pages of metadata blocks: one open for each of two lanes, two with the workers. */
  static final int METADATA_PAGES = 4;

  /** Plain table of a segment at most. */
  static final int TABLE = BLOCK + (64 << 10);

  /** Room for the table behind the largest block of a slab. */
  private static final int TABLE_ROOM = 64 << 10;

  private static final int MOST_SEGMENT = 1 << 30;

  /** Memory is handed out in units of the processor's pages. */
  private static final int UNIT = 4096;

  static MemoryPlan of(PipelineSettings settings, ChunkingParameters parameters) throws Refused {
    checkCounts(settings);
    int largest = parameters.largest();
    int least = largest + SegmentSizes.CHUNK + SegmentSizes.overhead();
    int segment = settings.maxSegmentSize();
    if (segment < least || segment > MOST_SEGMENT) {
      throw new Refused(
          "the segment size of %,d bytes is out of range: this repository's largest chunk needs"
                  .formatted(segment)
              + " at least %,d, and %,d is the most".formatted(least, MOST_SEGMENT));
    }
    int weight = Math.min(BLOCK + SegmentSizes.CHUNK, segment - SegmentSizes.overhead());
    int page = roundUp(Math.max(largest, BLOCK));
    int slab = roundUp(page + SegmentCipher.BLOCK_OVERHEAD + SegmentHeader.BYTES + TABLE_ROOM);
    int sourcePages = settings.readers() + settings.workers() + 2;
    long worker = 2L * page + BLOCK + settings.compression().workspace();
    long fixed =
        (long) sourcePages * page
            + settings.workers() * worker
            + (long) METADATA_PAGES * BLOCK
            + TABLE;
    int leastSlabs = segment / page + 2;
    long needed = fixed + (long) leastSlabs * slab;
    if (needed > settings.budget()) {
      throw new Refused(
          "a memory budget of %,d bytes is too small for %d workers, %d readers and segments of"
                  .formatted(settings.budget(), settings.workers(), settings.readers())
              + " %,d bytes: give it at least %,d bytes, or less of the others"
                  .formatted(segment, needed));
    }
    long slabs = Math.min(Integer.MAX_VALUE, (settings.budget() - fixed) / slab);
    return new MemoryPlan(page, sourcePages, slab, (int) slabs, new BlockLimit(weight), fixed);
  }

  private static void checkCounts(PipelineSettings settings) throws Refused {
    checkCount("workers", settings.workers());
    checkCount("readers", settings.readers());
    checkCount("uploads", settings.uploads());
  }

  private static void checkCount(String what, int number) throws Refused {
    if (number < 1 || number > 1024) {
      throw new Refused("the number of %s must be 1 to 1024, not %d".formatted(what, number));
    }
  }

  private static int roundUp(int bytes) {
    return (bytes + UNIT - 1) / UNIT * UNIT;
  }

  SegmentLimits segmentLimits(PipelineSettings settings) {
    return new SegmentLimits(settings.maxSegmentSize(), slabSize, TABLE);
  }

  /**
   * The first segment of a run is a quarter with compression that moves: it shows how fast the
   * storage is, and until then nobody knows how hard to compress.
   */
  SegmentLimits firstSegmentLimits(PipelineSettings settings) {
    int part = settings.compression() == Compression.AUTO ? 4 : 1;
    return new SegmentLimits(settings.maxSegmentSize() / part, slabSize, TABLE);
  }

  /** All that can ever be allocated. */
  long total() {
    return fixed + (long) slabs * slabSize;
  }
}
