package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import io.firn.core.chunk.ChunkingParameters;
import picocli.CommandLine.Option;

/** How a new repository cuts what it stores. */
public final class ChunkOptions {

  /** Below this the index outgrows the data: 40 bytes for a chunk, a seal and a table entry. */
  private static final int SMALLEST = 4 << 10;

  @Option(
      names = "--chunk-size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Mean size of chunks, a power of two from 4KiB to 4MiB; fixed for the life of the"
              + " repository. Default: 1MiB. Smaller finds more duplicates; the index grows (some"
              + " 40 bytes a chunk, on disk, not in memory). The largest chunk is four times this.")
  private Long chunkSize;

  /** Whether the user said it. */
  public boolean isGiven() {
    return chunkSize != null;
  }

  /**
   * The parameters of a new repository.
   *
   * @throws UsageException for a size that cannot be
   */
  public ChunkingParameters parameters() throws UsageException {
    if (chunkSize == null) {
      return ChunkingParameters.DEFAULT;
    }
    int largest = ChunkingParameters.LARGEST / 4;
    if (chunkSize < SMALLEST || chunkSize > largest || Long.bitCount(chunkSize) != 1) {
      throw new UsageException(
          "--chunk-size is "
              + chunkSize
              + " bytes; it must be a power of two from 4KiB to "
              + (largest >> 20)
              + "MiB, as 512KiB is");
    }
    return ChunkingParameters.around(chunkSize.intValue());
  }
}
