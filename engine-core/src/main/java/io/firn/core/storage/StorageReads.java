package io.firn.core.storage;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Reads that give all the bytes or throw. Stateless. */
public final class StorageReads {

  /** First guess of a small object's size: keys, headers and snapshots are below it. */
  private static final int FIRST_READ = 64 << 10;

  private StorageReads() {}

  /**
   * Fills {@code target} from its position to its limit with the bytes at {@code offset}.
   *
   * @throws StorageException.BadRange when the object ends before that
   */
  public static void readFully(Storage storage, ObjectName name, long offset, ByteBuffer target)
      throws StorageException {
    try (ReadableByteChannel channel = storage.open(name, offset, target.remaining())) {
      while (target.hasRemaining()) {
        if (channel.read(target) < 0) {
          throw brokenOff(name);
        }
      }
    } catch (IOException e) {
      throw typed(name, e);
    }
  }

  /**
   * The bytes of a whole small object.
   *
   * @param limit most bytes it may have; a larger one is refused before it fills the heap
   * @throws StorageException.Integrity when it is larger than {@code limit}
   */
  public static byte[] readObject(Storage storage, ObjectName name, int limit)
      throws StorageException {
    try (ReadableByteChannel channel = storage.open(name, 0, Storage.TO_END)) {
      // One byte more than allowed: its arrival is how a larger object shows.
      long most = limit + 1L;
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(FIRST_READ, most));
      while (channel.read(bytes) >= 0) {
        if (bytes.position() > limit) {
          throw new StorageException.Integrity(
              name + " is larger than the " + limit + " bytes that it may have", null);
        }
        if (!bytes.hasRemaining()) {
          int larger = (int) Math.min(2L * bytes.capacity(), most);
          bytes = ByteBuffer.allocate(larger).put(bytes.flip());
        }
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    } catch (IOException e) {
      throw typed(name, e);
    }
  }

  private static StorageException.Transient brokenOff(ObjectName name) {
    return new StorageException.Transient(name + " broke off before its end", null);
  }

  /** Channels may throw any IOException; a plugin's own are typed, the JDK's are not. */
  static StorageException typed(ObjectName name, IOException e) {
    if (e instanceof StorageException storageException) {
      return storageException;
    }
    return new StorageException.Transient("cannot read " + name + ": " + e.getMessage(), e);
  }
}
