package io.firn.core.chunk;

/**
 * How a repository cuts; written once into its public header, because another cut finds no
 * duplicates. All in bytes.
 *
 * @param minimum least length of a content-defined chunk but the last
 * @param average mean length of content-defined chunks; a power of two
 * @param maximum greatest length of a content-defined chunk
 * @param block length of the aligned chunks of raw disks
 * @param whole files shorter than this are one chunk
 */
public record ChunkingParameters(int minimum, int average, int maximum, int block, int whole) {

  /** The greatest chunk that the format can hold. */
  public static final int LARGEST = 16 << 20;

  public static final ChunkingParameters DEFAULT =
      new ChunkingParameters(256 << 10, 1 << 20, 4 << 20, 1 << 20, 512 << 10);

  public ChunkingParameters {
    boolean ordered = 1 <= minimum && minimum <= average && average <= maximum;
    if (!ordered || Integer.bitCount(average) != 1 || maximum > LARGEST) {
      throw new IllegalArgumentException(
          "chunk sizes out of order: " + minimum + ", " + average + ", " + maximum);
    }
    if (block < 1 || block > LARGEST || whole < 1 || whole > LARGEST) {
      throw new IllegalArgumentException("chunk sizes out of range: " + block + ", " + whole);
    }
  }

  /** Bytes of the greatest chunk that these parameters give. */
  public int largest() {
    return Math.max(maximum, Math.max(block, whole));
  }

  /** Content-defined chunks of half the length; all else is the same. */
  public ChunkingParameters halved() {
    return new ChunkingParameters(
        Math.max(1, minimum / 2), Math.max(1, average / 2), Math.max(1, maximum / 2), block, whole);
  }

  /** The usual proportions around a mean length: a quarter, the mean, four times. */
  public static ChunkingParameters around(int average) {
    return new ChunkingParameters(
        Math.max(1, average / 4), average, average * 4, average, Math.max(1, average / 2));
  }
}
