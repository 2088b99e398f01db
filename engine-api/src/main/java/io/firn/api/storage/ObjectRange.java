package io.firn.api.storage;

import static java.util.Objects.requireNonNull;

/**
 * The part of an object that a caller of {@link Storage#open} asks for. It may turn out not to lie
 * inside the object.
 *
 * @param name of the object, not null
 * @param offset of the first byte, at least 0
 * @param length bytes, or {@link Storage#TO_END}
 */
public record ObjectRange(ObjectName name, long offset, long length) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when no object could have this range
   */
  public ObjectRange {
    requireNonNull(name, "name");
    if (offset < 0 || length < Storage.TO_END) {
      throw new IllegalArgumentException("no range: " + length + " bytes from " + offset);
    }
  }

  /** Whether all that follows the offset is asked for. */
  public boolean isToEnd() {
    return length == Storage.TO_END;
  }

  /**
   * The bytes that this range has in an object of {@code size} bytes.
   *
   * @throws StorageException.BadRange when it goes beyond the end of the object
   */
  public long within(long size) throws StorageException.BadRange {
    if (offset > size || length > size - offset) {
      throw new StorageException.BadRange(
          "%s has %d bytes, not %d from %d".formatted(name, size, length, offset), null);
    }
    return isToEnd() ? size - offset : length;
  }
}
