package io.firn.testkit.storage;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Bytes to store, and plain ways to get them back. Stateless. */
final class Samples {

  private Samples() {}

  /** Bytes that follow from the name, so that a test that fails can be run again as it was. */
  static byte[] bytes(String key, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(key.hashCode()).nextBytes(bytes);
    return bytes;
  }

  /** A payload of these bytes that nobody wants after that. */
  static Payload wantedFor(Duration lifetime, byte[] bytes) {
    return new Payload() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public List<ByteBuffer> buffers() {
        return List.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
      }

      @Override
      public Optional<Duration> lifetime() {
        return Optional.of(lifetime);
      }
    };
  }

  /** Called before piece {@code index} of a payload is handed out; may throw. */
  @FunctionalInterface
  interface PieceListener {
    void before(int index);
  }

  /** A payload of several direct buffers, made one by one while the storage asks for them. */
  static Payload inPieces(byte[] bytes, int pieceSize, PieceListener listener) {
    return new Payload() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public List<ByteBuffer> buffers() {
        return new AbstractList<>() {
          @Override
          public int size() {
            return Math.ceilDiv(bytes.length, pieceSize);
          }

          @Override
          public ByteBuffer get(int index) {
            listener.before(index);
            int from = index * pieceSize;
            int length = Math.min(pieceSize, bytes.length - from);
            return ByteBuffer.allocateDirect(length)
                .put(bytes, from, length)
                .flip()
                .asReadOnlyBuffer();
          }
        };
      }
    };
  }

  static byte[] read(Storage storage, ObjectName name) throws IOException {
    return read(storage, name, 0, Storage.TO_END);
  }

  /** All that the channel gives, into a direct buffer as the engine does it. */
  static byte[] read(Storage storage, ObjectName name, long offset, long length)
      throws IOException {
    try (ReadableByteChannel channel = storage.open(name, offset, length)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
      byte[] bytes = new byte[0];
      while (channel.read(buffer) >= 0) {
        int filled = bytes.length;
        buffer.flip();
        bytes = Arrays.copyOf(bytes, filled + buffer.remaining());
        buffer.get(bytes, filled, bytes.length - filled);
        buffer.clear();
      }
      return bytes;
    }
  }

  /** The names of all pages. */
  static List<String> names(Storage storage, String prefix) throws StorageException {
    return objects(storage, prefix).stream().map(object -> object.name().value()).toList();
  }

  static List<ObjectInfo> objects(Storage storage, String prefix) throws StorageException {
    List<ObjectInfo> objects = new ArrayList<>();
    String cursor = "";
    do {
      ListPage page = storage.list(prefix, cursor);
      objects.addAll(page.objects());
      cursor = page.next();
    } while (!cursor.isEmpty());
    return objects;
  }

  /** Waits until listings and deletes have caught up: real lag can only be waited out. */
  static void settle(Storage storage) throws InterruptedException {
    if (storage.settleTime().isPositive()) {
      Thread.sleep(storage.settleTime());
    }
  }
}
