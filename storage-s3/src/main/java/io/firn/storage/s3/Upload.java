package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A payload ready to be sent: its buffers and a checksum.
 *
 * @param sha256 in Base64, where it is known anyway and the server takes it
 * @param md5 in Base64, otherwise; some 570 MB/s on one core, 56 ms for a segment of 32 MiB
 */
record Upload(
    List<ByteBuffer> buffers, long length, Optional<String> sha256, Optional<String> md5) {

  static final String TYPE = "application/octet-stream";

  private static final int PIECE = 1 << 20;

  /**
   * Takes the buffers in the caller's thread, where what the payload throws belongs.
   *
   * @param takesSha256 whether the server checks a SHA-256 that is sent
   */
  static Upload of(ObjectName name, Payload payload, boolean takesSha256)
      throws StorageException.Interrupted {
    Base64.Encoder base64 = Base64.getEncoder();
    Optional<String> sha256 =
        takesSha256 ? payload.sha256().map(base64::encodeToString) : Optional.empty();
    MessageDigest md5 = newMd5();
    List<ByteBuffer> buffers = new ArrayList<>();
    long length = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      length += buffer.remaining();
      buffers.add(buffer);
      failIfInterrupted(name);
      if (sha256.isEmpty()) {
        digest(name, buffer.duplicate(), md5);
      }
    }
    if (length != payload.length()) {
      throw new IllegalArgumentException(
          "payload said " + payload.length() + " bytes and gave " + length);
    }
    return new Upload(
        buffers,
        length,
        sha256,
        sha256.isPresent() ? Optional.empty() : Optional.of(base64.encodeToString(md5.digest())));
  }

  private static void digest(ObjectName name, ByteBuffer bytes, MessageDigest md5)
      throws StorageException.Interrupted {
    int end = bytes.limit();
    do {
      failIfInterrupted(name);
      bytes.limit(Math.min(end, bytes.position() + PIECE));
      md5.update(bytes);
    } while (bytes.position() < end);
  }

  private static void failIfInterrupted(ObjectName name) throws StorageException.Interrupted {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted before the put of " + name, null);
    }
  }

  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** For the SDK, which reads it once more to sign it where the connection is not encrypted. */
  RequestBody body() {
    return RequestBody.fromContentProvider(this::stream, length, TYPE);
  }

  private InputStream stream() {
    return new BufferStream(buffers);
  }
}
