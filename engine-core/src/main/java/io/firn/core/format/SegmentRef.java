package io.firn.core.format;

import static java.util.Objects.requireNonNull;

/**
 * What has to be known of a segment to read a block of it with one request.
 *
 * @param salt 16 bytes from the segment's header; not to be changed
 * @param size bytes of the whole object
 */
public record SegmentRef(SegmentId id, int epoch, byte[] salt, int size) {

  public static final int SALT_BYTES = 16;

  public SegmentRef {
    requireNonNull(id, "id");
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
    }
  }
}
