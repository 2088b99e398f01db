package io.firn.core.storage;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Compares an object with the payload that it may have been made from. Stateless. */
final class StoredPayload {

  private static final int PIECE = 256 << 10;

  private StoredPayload() {}

  /** False when the object has other bytes, or has gone. */
  static boolean isStored(Storage storage, ObjectName name, Payload payload)
      throws StorageException {
    try {
      return storage.info(name).size() == payload.length()
          && (isNamedByContent(name, payload) || hasSameBytes(storage, name, payload));
    } catch (StorageException.NotFound gone) {
      return false;
    }
  }

  private static boolean isNamedByContent(ObjectName name, Payload payload) {
    return payload
        .sha256()
        .map(hash -> name.value().endsWith("/" + HexFormat.of().formatHex(hash)))
        .orElse(false);
  }

  private static boolean hasSameBytes(Storage storage, ObjectName name, Payload payload)
      throws StorageException {
    ByteBuffer stored = ByteBuffer.allocate(PIECE);
    long offset = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      while (buffer.hasRemaining()) {
        ByteBuffer piece = buffer.slice().limit(Math.min(PIECE, buffer.remaining()));
        stored.clear().limit(piece.remaining());
        StorageReads.readFully(storage, name, offset, stored);
        if (!stored.flip().equals(piece)) {
          return false;
        }
        offset += piece.remaining();
        buffer.position(buffer.position() + piece.remaining());
      }
    }
    return true;
  }
}
