package io.firn.core.restore;

import io.firn.core.read.ReadAhead;

/**
 * What bounds the memory of a restore and how much of it goes on at once.
 *
 * @param workers threads that decode, verify and write
 * @param windowPieces pieces of content of one window at most: some 150 bytes each
 * @param windowEntries entries of one window at most: some 600 bytes each
 * @param requests ranges being fetched or decoded at once, each with a buffer of {@code
 *     largestRequest}
 * @param largestRequest bytes
 * @param largestGap bytes between two blocks that are read over rather than asking twice
 * @param openFiles files of more than one piece that are kept open
 */
public record RestoreSettings(
    int workers,
    int windowPieces,
    int windowEntries,
    int requests,
    int largestRequest,
    int largestGap,
    int openFiles) {

  public RestoreSettings {
    if (Math.min(workers, Math.min(windowPieces, windowEntries)) < 1
        || Math.min(requests, Math.min(largestRequest, openFiles)) < 1
        || largestGap < 0) {
      throw new IllegalArgumentException("a restore needs at least one of each");
    }
  }

  /** How a disk is read that its target takes in order: by half as many requests, as it decodes. */
  public ReadAhead inOrder() {
    return ReadAhead.inOrder(largestRequest, Math.max(1, requests / 2));
  }

  /** The same with requests of so many bytes at the most. */
  public RestoreSettings withLargestRequest(int bytes) {
    return new RestoreSettings(
        workers, windowPieces, windowEntries, requests, bytes, largestGap, openFiles);
  }

  /**
   * 12 buffers of 8 MiB, and three windows of some 20 MiB when they are full. Two workers more than
   * processors, as they also wait for the disk: an image of 4 GiB from S3 takes 5.2 s in place of
   * 5.7, from Swift 6.4 in place of 7.0; trees take as long as before.
   */
  public static RestoreSettings defaults() {
    int workers = 2 + Math.max(2, Runtime.getRuntime().availableProcessors());
    return new RestoreSettings(workers, 48 << 10, 24 << 10, 12, 8 << 20, 128 << 10, 256);
  }
}
