package io.firn.storage.local;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;

/**
 * Part of an object, known to lie inside it.
 *
 * @param offset of the first byte
 * @param length bytes
 */
record Range(long offset, long length) {

  /** The range that a caller of {@link Storage#open} asks for, {@code TO_END} resolved. */
  static Range of(ObjectInfo object, long offset, long length) throws StorageException.BadRange {
    if (offset < 0 || length < Storage.TO_END) {
      throw new IllegalArgumentException("no range: " + length + " bytes from " + offset);
    }
    long size = object.size();
    if (offset > size || length > size - offset) {
      throw new StorageException.BadRange(
          "%s has %d bytes, not %d from %d".formatted(object.name(), size, length, offset), null);
    }
    return new Range(offset, length == Storage.TO_END ? size - offset : length);
  }
}
