package io.firn.api.storage;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of an object to create. Replayable: {@link #buffers()} may be called any number of
 * times and always gives the same bytes from the start, so that a request can be sent again.
 *
 * <p>The bytes stay valid and unchanged until {@link Storage#put} returned.
 */
public interface Payload {

  /** Bytes in all. */
  long length();

  /** Fresh read-only views of the bytes, in order; often one direct buffer. */
  List<ByteBuffer> buffers();

  /** SHA-256 of the bytes when it is known anyway (segments), for storages that can check it. */
  default Optional<byte[]> sha256() {
    return Optional.empty();
  }

  /**
   * How long the object is wanted: a storage that can lets it vanish by itself after that, in some
   * time, and none locks it; others keep it. Advice for what may be left behind, nothing to rely
   * on. Positive.
   */
  default Optional<Duration> lifetime() {
    return Optional.empty();
  }

  /**
   * A storage calls this before it sends a piece of the payload, best one of 64 KiB or less, once
   * for each byte that goes out: this is how the engine sees progress, and it may block to hold a
   * limit of bandwidth. From any one thread at a time; an interrupt ends the wait. A storage that
   * never calls it is correct; its limits are held, but over whole objects.
   *
   * @param bytes of the piece, above zero
   * @throws StorageException to end the upload with
   */
  default void sending(int bytes) throws StorageException {}

  /** A payload of one array, which must not be changed afterwards. */
  static Payload of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** A payload of the remaining bytes of one buffer, which must not be changed afterwards. */
  static Payload of(ByteBuffer bytes) {
    ByteBuffer view = bytes.slice().asReadOnlyBuffer();
    return new Payload() {
      @Override
      public long length() {
        return view.remaining();
      }

      @Override
      public List<ByteBuffer> buffers() {
        return List.of(view.duplicate());
      }
    };
  }
}
