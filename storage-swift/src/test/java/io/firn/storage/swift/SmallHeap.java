package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** A process of its own with a small heap: puts an object that would not fit, and reads it. */
final class SmallHeap {

  static final int PIECE = 4 << 20;
  static final int PIECES = 40;

  private SmallHeap() {}

  /** Prints the bytes that came back. The argument is the address of TempAuth. */
  public static void main(String[] address) throws Exception {
    ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    Payload payload =
        new Payload() {
          @Override
          public long length() {
            return (long) PIECE * PIECES;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return Collections.nCopies(PIECES, piece.asReadOnlyBuffer()).stream()
                .map(ByteBuffer::duplicate)
                .toList();
          }
        };
    ObjectName name = ObjectName.of("big");
    try (SwiftStorage storage =
        SwiftStorageFactory.open(
            Clouds.tempAuth(URI.create(address[0]), "u", "k"),
            Place.parse("c"),
            Clouds.settings(OpenMode.CREATE, Duration.ZERO, 0))) {
      storage.put(name, payload);
      long count = 0;
      try (ReadableByteChannel body = storage.open(name, 0, Storage.TO_END)) {
        for (int read = 0; read >= 0; read = body.read(piece.clear())) {
          count += read;
        }
      }
      System.out.println(count);
    }
  }
}
