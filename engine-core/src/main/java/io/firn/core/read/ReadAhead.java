package io.firn.core.read;

/**
 * How much is fetched before it is asked for.
 *
 * @param cacheBytes raw blocks that are kept
 * @param largestRun bytes of one request at the most, unless a single block is larger
 * @param runs requests at once; each holds its bytes and two blocks
 */
public record ReadAhead(long cacheBytes, int largestRun, int runs) {

  /** For metadata, which is read here and there: some nodes of lists and windows of a tree. */
  public static final ReadAhead SPARSE = new ReadAhead(32 << 20, 4 << 20, 4);

  public ReadAhead {
    if (cacheBytes < 0 || largestRun < 1 || runs < 1) {
      throw new IllegalArgumentException("reading needs at least one request of one byte");
    }
  }

  /**
   * For one long run of bytes: so many requests are on their way, and what they bring is kept until
   * it is read, with as much again for what a deduplicated disk comes back to.
   */
  public static ReadAhead inOrder(int largestRun, int runs) {
    return new ReadAhead(2L * runs * largestRun, largestRun, runs);
  }

  /** Bytes that may be announced before they are read. */
  public long window() {
    return Math.min(cacheBytes / 2, (long) runs * largestRun);
  }
}
