package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A payload ready to be sent: its buffers, not copied, and the MD5 that Swift calls ETag. MD5 runs
 * at some 570 MB/s on one core here, 56 ms for a segment of 32 MiB.
 */
record Upload(Payload payload, List<ByteBuffer> buffers, String etag) {

  private static final int PIECE = 1 << 20;

  /** Takes the buffers in the caller's thread, where what the payload throws belongs. */
  static Upload of(ObjectName name, Payload payload) throws StorageException.Interrupted {
    MessageDigest md5 = md5();
    List<ByteBuffer> buffers = new ArrayList<>();
    long length = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      length += buffer.remaining();
      buffers.add(buffer);
      digest(name, buffer.duplicate(), md5);
    }
    if (length != payload.length()) {
      throw new IllegalArgumentException(
          "payload said " + payload.length() + " bytes and gave " + length);
    }
    return new Upload(payload, buffers, HexFormat.of().formatHex(md5.digest()));
  }

  private static void digest(ObjectName name, ByteBuffer bytes, MessageDigest md5)
      throws StorageException.Interrupted {
    int end = bytes.limit();
    do {
      if (Thread.currentThread().isInterrupted()) {
        throw new StorageException.Interrupted("interrupted before the put of " + name, null);
      }
      bytes.limit(Math.min(end, bytes.position() + PIECE));
      md5.update(bytes);
    } while (bytes.position() < end);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
