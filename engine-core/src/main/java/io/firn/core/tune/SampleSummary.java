package io.firn.core.tune;

/**
 * What a sample is of.
 *
 * @param files found in trees, hard links once
 * @param fileBytes of them
 * @param imageBytes of disks, images and other single streams, as far as they were read
 * @param walkedAll whether all trees were walked to their end
 * @param imagesRead whether all other streams were read to their end
 * @param shortened files of which only the beginning was read
 * @param unreadable files that were drawn and could not be read
 * @param pieces in the sample
 * @param bytes in the sample
 * @param alignedBytes of them from raw disks
 * @param holeBytes that were passed over where the sample was read
 * @param readSeconds that reading took, of everything that was read
 * @param readBytes read, also of what was not kept
 */
public record SampleSummary(
    long files,
    long fileBytes,
    long imageBytes,
    boolean walkedAll,
    boolean imagesRead,
    long shortened,
    long unreadable,
    int pieces,
    long bytes,
    long alignedBytes,
    long holeBytes,
    double readSeconds,
    long readBytes) {

  /** Bytes of a file on the average, 0 without files. */
  public long meanFile() {
    return files == 0 ? 0 : fileBytes / files;
  }
}
